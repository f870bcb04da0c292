/** As much of `@jupyter-widgets/base` as our classes stand on. */
class DOMWidgetModel {
  model_id = "";
  readonly #state: Record<string, unknown> = {};
  readonly #listeners: [string, (...values: unknown[]) => void][] = [];
  readonly triggered: [string, unknown][] = [];

  constructor(state: Record<string, unknown>) {
    Object.assign(this.#state, state);
    this.initialize(state, {});
  }

  initialize(_state: unknown, _options: unknown): void {
    // Backbone's hook
  }

  get(name: string): unknown {
    return this.#state[name];
  }

  on(event: string, listener: (...values: unknown[]) => void): void {
    this.#listeners.push([event, listener]);
  }

  trigger(event: string, value: unknown): void {
    this.triggered.push([event, value]);
    for (const [heard, listener] of this.#listeners) if (heard === event) listener(value);
  }
}

class DOMWidgetView {
  readonly el = document.createElement("div");
  removed = false;

  constructor(readonly model: unknown) {}

  render(): void {
    this.el.dataset["rendered"] = "true";
    this.setLayout();
  }

  setLayout(): void {
    throw new Error("No version of module null is registered");
  }

  remove(): this {
    this.removed = true;
    return this;
  }
}

export const fakeBase = { DOMWidgetModel, DOMWidgetView, IJupyterWidgetRegistry: { token: "registry" } };
