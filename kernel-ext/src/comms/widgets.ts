import type { Comm, Comms } from "./comms.js";
import { Widget, type WidgetOptions, type WidgetRegistry } from "./widget.js";

/** Makes widgets and answers for all of them. */
export class Widgets {
  readonly #comms: Comms;
  readonly #living: WidgetRegistry = new Set();

  constructor(comms: Comms) {
    this.#comms = comms;
    comms.registerTarget("jupyter.widget.control", (comm) => {
      comm.onMessage = ({ data }) => {
        if (data["method"] === "request_states") this.#sendAll(comm);
      };
    });
  }

  create(options: WidgetOptions): Widget {
    return new Widget(this.#comms, this.#living, options);
  }

  /** Sends what has changed in any widget. */
  flush(): void {
    for (const widget of this.#living) widget.flush();
  }

  /** For a page that was reloaded and for a second one: every living widget in one message. */
  #sendAll(comm: Comm): void {
    this.flush();
    const states: Record<string, unknown> = {};
    const buffer_paths: unknown[] = [];
    const buffers: Uint8Array[] = [];
    for (const widget of this.#living) {
      const one = widget.snapshot();
      states[widget.id] = one.model;
      buffer_paths.push(...one.buffer_paths.map((path) => [widget.id, "state", ...path]));
      buffers.push(...one.buffers);
    }
    comm.send({ method: "update_states", states, buffer_paths }, { buffers });
  }
}
