import type { Model, Render } from "./model.js";
import { prepareGround } from "./style.js";

const reference = "IPY_MODEL_";

/** What anywidget hands to a view. */
interface AnyModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(content: unknown): void;
  on(event: string, listener: (...values: never[]) => void): void;
  off(event: string, listener: (...values: never[]) => void): void;
  readonly widget_manager: { get_model(id: string): Promise<AnyModel> };
}

/** A view as an anywidget module: what its state refers to is looked up first, as classic widgets do by themselves. */
export function asAnywidget(render: Render<never>) {
  return {
    async render({ model, el }: { model: AnyModel; el: HTMLElement }): Promise<() => void> {
      const end = new AbortController();
      prepareGround(el);
      render({ model: (await referring(model)) as unknown as Model<never>, el, signal: end.signal });
      return () => end.abort();
    },
  };
}

/** The names under which our states refer to others. */
const references = ["samples", "selection", "images", "layout", "data"] as const;

/** The model with the models that it refers to in place of their names. */
async function referring(model: AnyModel): Promise<AnyModel> {
  const found = new Map<string, AnyModel>();
  for (const name of references) {
    const value = model.get(name);
    if (typeof value === "string" && value.startsWith(reference))
      found.set(name, await model.widget_manager.get_model(value.slice(reference.length)));
  }
  return new Proxy(model, {
    get(target, property: keyof AnyModel) {
      if (property === "get") return (name: string) => found.get(name) ?? target.get(name);
      const value = target[property];
      return typeof value === "function" ? (value as (...given: never[]) => unknown).bind(target) : value;
    },
  });
}
