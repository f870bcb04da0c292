import { bundleOf } from "./pictures/bundle.js";
import type { Comms } from "./comms/comms.js";
import type { Widget, WidgetOptions } from "./comms/widget.js";
import type { Widgets } from "./comms/widgets.js";
import type { Interrupts } from "./interrupts.js";
import type { Publisher } from "./output/publisher.js";
import type { ExecuteQueue } from "./server/execute-queue.js";
import type { Input } from "./server/input.js";

/** What cells and libraries find at `globalThis[Symbol.for("omixel.kernel")]`. */
export interface KernelApi {
  readonly version: string;
  readonly comms: Comms;
  /** Makes a widget: its model in the front end comes to life at once. */
  widget(options: WidgetOptions): Widget;
  /** Shows a value; with an `id`, a later call with the same id and `update` replaces the picture. */
  display(value: unknown, options?: { readonly id?: string; readonly update?: boolean }): Promise<void>;
  /** Takes away what the cell has shown; `wait` = only when something new comes. */
  clearOutput(wait?: boolean): void;
  /** Asks the person at the front end. */
  input(prompt?: string, options?: { readonly password?: boolean }): Promise<string>;
  /** Shows text in the pager of the front end. */
  page(text: string): void;
  /** Fires at the next interrupt: what a cell starts listens to it. */
  readonly signal: AbortSignal;
  /** Throws if an interrupt has come; for long loops that never yield. */
  throwIfInterrupted(): void;
  /** Called at each interrupt; returns what undoes it. */
  onInterrupt(listener: () => void): () => void;
}

export interface ApiParts {
  readonly version: string;
  readonly comms: Comms;
  readonly widgets: Widgets;
  readonly publisher: Publisher;
  readonly input: Input;
  readonly queue: ExecuteQueue;
  readonly interrupts: Interrupts;
}

/** Name under which the kernel is found. */
const apiSymbol = Symbol.for("omixel.kernel");

/** Puts the kernel where cells and libraries find it, and what cell-globals.d.ts declares beside it. */
export function publishApi(api: KernelApi, target: object = globalThis): void {
  const { input, display } = api;
  for (const [name, value] of [[apiSymbol, api] as const, ["input", input] as const, ["display", display] as const])
    Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

export function kernelApi({ version, comms, widgets, publisher, input, queue, interrupts }: ApiParts): KernelApi {
  return {
    version,
    comms,
    widget: (options) => widgets.create(options),
    async display(value, { id, update = false } = {}) {
      const transient = id === undefined ? {} : { display_id: id };
      const bundle = await bundleOf(value);
      publisher.publish(update ? "update_display_data" : "display_data", { ...bundle, transient });
    },
    clearOutput: (wait = false) => publisher.publish("clear_output", { wait }),
    input: (prompt, options) => input.ask(prompt, options),
    page: (text) => queue.page(text),
    get signal() {
      return interrupts.signal;
    },
    throwIfInterrupted: interrupts.check,
    onInterrupt: (listener) => interrupts.onInterrupt(listener),
  };
}
