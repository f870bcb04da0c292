import type { Ref } from "../../src/notebook/state.js";

/** What a view sees of a state: a reference is the model that it names. */
export type Seen<Value> = Value extends Ref<infer State> ? Model<State & object> : Value;

/** A widget's model, as classic Jupyter widgets and anywidget both have it. */
export interface Model<State extends object> {
  get<Name extends keyof State & string>(name: Name): Seen<State[Name]>;
  set<Name extends keyof State & string>(name: Name, value: State[Name]): void;
  /** Sends what was set to the kernel, and to every other view. */
  save_changes(): void;
  send(content: unknown): void;
  on(event: string, listener: (...values: never[]) => void): void;
  off(event: string, listener: (...values: never[]) => void): void;
}

/** What a view is handed: its model, the element that is its own, and a signal that ends it. */
export interface Stage<State extends object> {
  readonly model: Model<State>;
  readonly el: HTMLElement;
  readonly signal: AbortSignal;
}

/** Fills the element and keeps it true until the signal fires. */
export type Render<State extends object> = (stage: Stage<State>) => void;

/**
 * Listens until the signal fires. Events: `change:NAME`, `append:NAME` (the new values), `msg:custom` (content, buffers).
 */
export function listen<State extends object>(
  model: Model<State>,
  event: `change:${keyof State & string}` | `append:${keyof State & string}` | "msg:custom",
  listener: (...values: never[]) => void,
  signal: AbortSignal,
): void {
  model.on(event, listener);
  signal.addEventListener("abort", () => model.off(event, listener), { once: true });
}

/** Sets and sends at once. */
export function change<State extends object, Name extends keyof State & string>(
  model: Model<State>,
  name: Name,
  value: State[Name],
): void {
  model.set(name, value);
  model.save_changes();
}

/** Runs a piece of work at most once a screen frame, however often it is asked for; not after the signal. */
export function onFrame(work: () => void, signal: AbortSignal): () => void {
  let waiting = 0;
  signal.addEventListener("abort", () => cancelAnimationFrame(waiting), { once: true });
  return () => {
    if (waiting !== 0 || signal.aborted) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      work();
    });
  };
}
