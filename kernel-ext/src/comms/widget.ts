import { type Cause, currentCause, runFor } from "../context.js";
import { bytesOf, joinBuffers, splitBuffers } from "./buffers.js";
import type { Comm, CommMessage, Comms } from "./comms.js";

/** Version of the widget messaging protocol. */
export const widgetProtocol = "2.1.0";

/** At most one update of a widget in this time: a Jupyter server drops what comes too often, the last value included. */
const EVERY_MS = 33;

/** Late values wait so long for the end of their cell, which sends them at once. */
const LATE_MS = 100;

/** Where the front end finds a class: name of the npm package, name of the class, version that it must satisfy. */
export interface WidgetClass {
  readonly module: string;
  readonly name: string;
  readonly version: string;
}

export type State = Readonly<Record<string, unknown>>;

export interface WidgetOptions {
  readonly model: WidgetClass;
  /** Default: the model's module and version, and its name with "View" for "Model". null = a model without a view. */
  readonly view?: WidgetClass | null;
  /** Values by name; binary values may stand anywhere in them. */
  readonly state?: State;
  /** Names of large values in the state that follow in an update, once what shows the widget has been sent. */
  readonly late?: readonly string[];
  /** A picture for readers who see no widgets: a MIME bundle such as `{ "text/html": "…" }`. */
  readonly picture?: () => Readonly<Record<string, unknown>>;
  /** Corrects what the front end sends; the corrected values go back to it. */
  readonly correct?: (changed: State, state: State) => State;
}

/** Called with the new value, or with a custom message's content and buffers. */
export type WidgetListener = (value: unknown, buffers: readonly Uint8Array[]) => unknown;

/**
 * The kernel's half of a widget. Updates are merged and sent at most every 33 ms, the first at once, the last always.
 */
export class Widget {
  readonly id: string;
  readonly #comm: Comm;
  readonly #state: Record<string, unknown>;
  readonly #options: WidgetOptions;
  readonly #registry: WidgetRegistry;
  readonly #listeners = new Map<string, Set<WidgetListener>>();
  #changed = new Set<string>();
  #appended = new Map<string, unknown[]>();
  #cause: Cause | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(comms: Comms, registry: WidgetRegistry, options: WidgetOptions) {
    this.#registry = registry;
    this.#options = options;
    this.#state = { ...identity(options), ...options.state };
    const late = new Set(options.late);
    const early = Object.fromEntries(Object.entries(this.#state).filter(([name]) => !late.has(name)));
    const { state, buffer_paths, buffers } = this.#split(early);
    const metadata = { version: widgetProtocol };
    this.#comm = comms.open("jupyter.widget", { state, buffer_paths }, { metadata, buffers });
    this.id = this.#comm.id;
    this.#comm.onMessage = (message) => this.#receive(message);
    this.#comm.onClose = () => this.#closed();
    registry.add(this);
    if (late.size === 0) return;
    this.#changed = late;
    this.#cause = currentCause();
    this.#timer = setTimeout(() => this.flush(), LATE_MS);
  }

  /** A copy of all values; what they hold is shared. */
  get state(): State {
    return { ...this.#state };
  }

  get closed(): boolean {
    return this.#comm.closed;
  }

  get(name: string): unknown {
    return this.#state[name];
  }

  /** Changes one value or several. */
  set(name: string, value: unknown): void;
  set(values: State): void;
  set(first: string | State, value?: unknown): void {
    for (const [name, next] of Object.entries(typeof first === "string" ? { [first]: value } : first)) {
      if (Object.is(this.#state[name], next) && !isContainer(next)) continue;
      this.#state[name] = next;
      this.#appended.delete(name);
      this.#changed.add(name);
    }
    this.#schedule();
  }

  /**
   * Adds to the end of a list, for what grows (points of a curve, lines of a log): only what is new is sent, and
   * nothing of it is lost. The front end receives a custom message `{ append: { name: [values] } }`.
   */
  append(name: string, values: readonly unknown[]): void {
    const list = this.#state[name];
    this.#state[name] = Array.isArray(list) ? list : [];
    for (const value of values) (this.#state[name] as unknown[]).push(value);
    if (!this.#changed.has(name)) {
      const waiting = this.#appended.get(name) ?? [];
      for (const value of values) waiting.push(value);
      this.#appended.set(name, waiting);
    }
    this.#schedule();
  }

  /** Sends a custom message after everything that was set before it. */
  send(content: unknown, buffers: readonly (ArrayBuffer | ArrayBufferView)[] = []): void {
    this.flush();
    this.#comm.send({ method: "custom", content }, { buffers: buffers.map(bytesOf) });
  }

  /** `change:NAME` = the front end changed a value, `message` = it sent a custom message, `close`; returns what undoes it. */
  on(event: `change:${string}` | "message" | "close", listener: WidgetListener): () => void {
    const { message: cell } = currentCause() ?? {};
    // What a callback prints is shown at the cell that set it up.
    const bound: WidgetListener = (value, buffers) => {
      const now = currentCause();
      return runFor(now && { ...now, cell }, () => listener(value, buffers));
    };
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(bound));
    return () => listeners.delete(bound);
  }

  close(): void {
    if (this.closed) return;
    this.flush();
    this.#comm.close();
    this.#closed();
  }

  /** Sends what has changed. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changed = this.#changed;
    const appended = this.#appended;
    if (changed.size + appended.size === 0) return;
    this.#changed = new Set();
    this.#appended = new Map();
    this.#sentAt = performance.now();
    runFor(this.#cause, () => {
      if (changed.size > 0)
        this.#sendState("update", Object.fromEntries([...changed].map((name) => [name, this.#state[name]])));
      if (appended.size > 0) {
        const { state, buffer_paths, buffers } = this.#split(Object.fromEntries(appended));
        this.#comm.send({ method: "custom", content: { append: state, buffer_paths } }, { buffers });
      }
    });
  }

  /** How the front end asks for all widgets at once: classes, state and buffers. */
  snapshot() {
    const { state, buffer_paths, buffers } = this.#split(this.#state);
    const { module, name, version } = this.#options.model;
    const model = { model_name: name, model_module: module, model_module_version: version, state };
    return { model, buffer_paths, buffers };
  }

  [Symbol.for("Jupyter.display")](): Readonly<Record<string, unknown>> {
    const view = { version_major: 2, version_minor: 0, model_id: this.id };
    return {
      "text/plain": `${this.#options.model.name}()`,
      ...this.#options.picture?.(),
      ...(this.#options.view === null ? {} : { "application/vnd.jupyter.widget-view+json": view }),
    };
  }

  #schedule(): void {
    if (this.#changed.size + this.#appended.size === 0 || this.closed) return;
    this.#cause = currentCause();
    const wait = EVERY_MS - (performance.now() - this.#sentAt);
    if (wait <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), wait);
  }

  async #receive({ data, buffers }: CommMessage): Promise<void> {
    if (data["method"] === "request_state") {
      this.flush();
      this.#sendState("update", this.#state);
    } else if (data["method"] === "custom") await this.#fire("message", data["content"], buffers);
    else if (data["method"] === "update")
      await this.#update((data["state"] ?? {}) as State, data["buffer_paths"], buffers);
  }

  async #update(sent: State, paths: unknown, buffers: readonly Uint8Array[]): Promise<void> {
    const values = joinBuffers(sent, paths, buffers);
    // The echo carries exactly what came, before anything else, so that every front end can settle on it.
    this.#comm.send({ method: "echo_update", state: sent, buffer_paths: paths ?? [] }, { buffers });
    for (const name of Object.keys(values)) this.#changed.delete(name);
    Object.assign(this.#state, values);
    const corrected = this.#options.correct?.(values, this.state) ?? {};
    this.set(corrected);
    for (const name of Object.keys(values)) await this.#fire(`change:${name}`, this.#state[name], []);
  }

  async #fire(event: string, value: unknown, buffers: readonly Uint8Array[]): Promise<void> {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) await listener(value, buffers);
  }

  #sendState(method: string, values: State): void {
    const { state, buffer_paths, buffers } = this.#split(values);
    this.#comm.send({ method, state, buffer_paths }, { buffers });
  }

  #split(values: State) {
    return splitBuffers(values, (value): value is Widget => value instanceof Widget);
  }

  #closed(): void {
    clearTimeout(this.#timer);
    this.#registry.delete(this);
    void this.#fire("close", undefined, []);
  }
}

/** All living widgets. */
export type WidgetRegistry = Set<Widget>;

function identity({ model, view }: WidgetOptions): Record<string, unknown> {
  const { module, name, version } = model;
  const shown = view === undefined ? { module, name: `${name.replace(/Model$/, "")}View`, version } : view;
  return {
    _model_module: module,
    _model_name: name,
    _model_module_version: version,
    _view_module: shown?.module ?? null,
    _view_name: shown?.name ?? null,
    _view_module_version: shown?.version ?? "",
    _view_count: null,
    _dom_classes: [],
    layout: null,
    tabbable: null,
    tooltip: null,
  };
}

function isContainer(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
