import type { Model } from "../../widgets/src/model.js";

type Listener = (...values: never[]) => void;

/** A widget's model without Jupyter: `set` tells the listeners at once; what is sent and saved can be looked at. */
export class FakeModel<State extends object> {
  readonly sent: unknown[] = [];
  saves = 0;
  readonly #state: Record<string, unknown>;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(state: Readonly<Record<string, unknown>>) {
    this.#state = { ...state };
  }

  get(name: string): never {
    return this.#state[name] as never;
  }

  set(name: string, value: unknown): void {
    if (Object.is(this.#state[name], value)) return;
    this.#state[name] = value;
    this.trigger(`change:${name}`, value);
  }

  save_changes(): void {
    this.saves++;
  }

  send(content: unknown): void {
    this.sent.push(content);
  }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  /** What the kernel would cause: `append:NAME` with values, `msg:custom` with content and buffers. */
  trigger(event: string, ...values: unknown[]): void {
    if (event.startsWith("append:")) (this.#state[event.slice(7)] as unknown[]).push(...(values[0] as unknown[]));
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(...(values as never[]));
  }

  /** How many listen: none may be left once a view has ended. */
  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }

  /** As the view's type wants it. */
  get model(): Model<State> {
    return this as unknown as Model<State>;
  }
}

/** Lets what waits for the next frame be drawn. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}
