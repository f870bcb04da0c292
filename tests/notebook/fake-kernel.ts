import type { Kernel, KernelWidget } from "../../src/notebook/kernel.js";

type Listener = (value: unknown, buffers: readonly Uint8Array[]) => unknown;
type Options = Parameters<Kernel["widget"]>[0];

const name = Symbol.for("omixel.kernel");

/** A widget that only remembers. */
export class FakeWidget implements KernelWidget {
  readonly sent: unknown[] = [];
  readonly appended: [string, readonly unknown[]][] = [];
  closed = false;
  readonly state: Record<string, unknown>;
  readonly #listeners = new Set<readonly [string, Listener]>();

  constructor(
    readonly id: string,
    readonly options: Options,
  ) {
    this.state = { ...options.state };
  }

  get(key: string): unknown {
    return this.state[key];
  }

  set(values: Readonly<Record<string, unknown>>): void {
    Object.assign(this.state, values);
  }

  append(key: string, values: readonly unknown[]): void {
    this.appended.push([key, values]);
    (this.state[key] as unknown[]).push(...values);
  }

  send(content: unknown): void {
    this.sent.push(content);
  }

  on(event: string, listener: Listener): () => void {
    const heard = [event, listener] as const;
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  close(): void {
    this.closed = true;
  }

  /** What a person at the front end would do: change a value, send a message. */
  async receive(event: string, value: unknown, buffers: readonly Uint8Array[] = []): Promise<void> {
    if (event.startsWith("change:")) this.state[event.slice(7)] = value;
    for (const [heard, listener] of this.#listeners) if (heard === event) await listener(value, buffers);
  }
}

/** The kernel of a notebook, for as long as `work` takes. */
export async function inNotebook<Result>(work: (kernel: FakeKernel) => Result | Promise<Result>): Promise<Result> {
  const kernel = new FakeKernel();
  (globalThis as Record<symbol, unknown>)[name] = kernel;
  try {
    return await work(kernel);
  } finally {
    Reflect.deleteProperty(globalThis, name);
  }
}

export class FakeKernel implements Kernel {
  readonly version = "0.0.0";
  readonly widgets: FakeWidget[] = [];
  readonly displayed: [unknown, { id?: string; update?: boolean } | undefined][] = [];
  readonly signal: Kernel["signal"] = new AbortController().signal;

  widget(options: Options): FakeWidget {
    const made = new FakeWidget(`widget-${this.widgets.length}`, options);
    this.widgets.push(made);
    return made;
  }

  display(value: unknown, options?: { id?: string; update?: boolean }): Promise<void> {
    this.displayed.push([value, options]);
    return Promise.resolve();
  }

  /** The widgets whose model has this name. */
  named(model: string): FakeWidget[] {
    return this.widgets.filter(({ options }) => options.model.name === `${model}Model`);
  }
}
