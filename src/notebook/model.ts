import { type KernelWidget, notebookKernel } from "./kernel.js";
import type { Ref } from "./state.js";

/** npm package of the views, and the versions of it that understand these states. */
const module = "omixel-widgets";
const version = "^0.1.0";

type Listener = (value: unknown, buffers: readonly Uint8Array[]) => unknown;

interface Heard {
  readonly event: string;
  readonly listener: Listener;
  /** Takes the listener from the widget that there is. */
  undo: (() => void) | undefined;
}

/** States as they are written here: a reference is the model itself. */
export type Written<State> = {
  readonly [Name in keyof State]: State[Name] extends Ref<infer Of> ? Model<Of & object> : State[Name];
};

/**
 * State that comes to life in the browser when something shows it. In a program without a notebook it is the state alone,
 * so that views and their still pictures need not know where they are.
 */
export class Model<State extends object> {
  readonly #name: string;
  readonly #hasView: boolean;
  readonly #late: readonly string[];
  readonly #state: Written<State>;
  readonly #listeners = new Set<Heard>();
  #widget: KernelWidget | undefined;

  /**
   * @param name of the classes in the browser, without their endings "Model" and "View"
   * @param options hasView: false for what views share; late: large values that follow once the view has been sent
   */
  constructor(
    name: string,
    state: Written<State>,
    {
      hasView = true,
      late = [],
    }: { readonly hasView?: boolean; readonly late?: readonly (keyof State & string)[] } = {},
  ) {
    this.#name = name;
    this.#state = { ...state };
    this.#hasView = hasView;
    this.#late = late;
  }

  get<Name extends keyof State & string>(name: Name): Written<State>[Name] {
    if (!this.#widget || this.#state[name] instanceof Model) return this.#state[name];
    return this.#widget.get(name) as Written<State>[Name];
  }

  set(values: Partial<Written<State>>): void {
    Object.assign(this.#state, values);
    this.#widget?.set(values);
  }

  /** Adds to the end of a list; the browser is sent only what is new. */
  append<Name extends keyof State & string>(name: Name, values: State[Name] & readonly unknown[]): void {
    if (this.#widget) this.#widget.append(name, values);
    else (this.#state[name] as unknown[]).push(...values);
  }

  /** A message outside the state, once the browser knows the model. */
  send(content: unknown, buffers?: readonly ArrayBufferView[]): void {
    this.#widget?.send(content, buffers);
  }

  /**
   * `change:NAME`: the person changed a value; `message`: her view asks for something.
   *
   * @returns a function that takes the listener back
   */
  on(event: `change:${keyof State & string}` | "message" | "close", listener: Listener): () => void {
    const heard: Heard = { event, listener, undo: this.#widget?.on(event, listener) };
    this.#listeners.add(heard);
    return () => {
      this.#listeners.delete(heard);
      heard.undo?.();
      heard.undo = undefined;
    };
  }

  /** The kernel's widget, made when it is first asked for; undefined without a notebook. */
  open(): KernelWidget | undefined {
    const kernel = notebookKernel();
    if (!kernel || (this.#widget && !this.#widget.closed)) return this.#widget;
    const state = Object.fromEntries(
      Object.entries(this.#state).map(([name, value]) => [name, value instanceof Model ? value.open() : value]),
    );
    this.#widget = kernel.widget({
      model: { module, name: `${this.#name}Model`, version },
      ...(this.#hasView ? {} : { view: null }),
      state,
      late: this.#late,
    });
    for (const heard of this.#listeners) heard.undo = this.#widget.on(heard.event, heard.listener);
    return this.#widget;
  }
}
