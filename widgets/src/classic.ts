import type * as Base from "@jupyter-widgets/base";
import { mostSaved } from "../../src/notebook/shared/most-saved.js";
import type { Model, Render } from "./model.js";
import { shared, views } from "./registry.js";
import { prepareGround } from "./style.js";

const reference = "IPY_MODEL_";

/**
 * Models and views as classic Jupyter widgets, by their names.
 *
 * @param base the page's own `@jupyter-widgets/base`
 */
export function widgetClasses(base: typeof Base): Readonly<Record<string, unknown>> {
  class OmixelModel extends base.DOMWidgetModel {
    override initialize(attributes: Base.IBackboneModelOptions, options: never): void {
      super.initialize(attributes, options);
      this.on("msg:custom", (content: { append?: Record<string, unknown[]> } | null) => {
        for (const [name, values] of Object.entries(content?.append ?? {})) {
          (this.get(name) as unknown[] | undefined)?.push(...values);
          this.trigger(`append:${name}`, values);
        }
      });
    }

    /** As it is: what the default does, a copy by JSON, would lose buffers. */
    override serialize(state: Record<string, unknown>): ReturnType<Base.WidgetModel["serialize"]> {
      return Object.fromEntries(Object.entries(state).map(([name, value]) => [name, saved(value)])) as never;
    }

    static override _deserialize_state(state: Record<string, unknown>, manager: never): Promise<never> {
      const known = Object.entries(state).map(async ([name, value]) => [name, await resolved(value, manager)]);
      return Promise.all(known).then((entries) => Object.fromEntries(entries as [string, unknown][]) as never);
    }
  }

  const viewOf = (render: Render<never>) =>
    class extends base.DOMWidgetView {
      readonly #end = new AbortController();

      override render(): void {
        super.render();
        prepareGround(this.el);
        render({ model: this.model as unknown as Model<never>, el: this.el, signal: this.#end.signal });
      }

      /** What our states call a layout is where features lie, not the box that a widget stands in. */
      override setLayout(): void {
        // Jupyter's own would look for a view of it.
      }

      override remove(): this {
        this.#end.abort();
        return super.remove() as this;
      }
    };

  return {
    ...Object.fromEntries(shared.map((name) => [`${name}Model`, OmixelModel])),
    ...Object.fromEntries(Object.keys(views).map((name) => [`${name}Model`, OmixelModel])),
    ...Object.fromEntries(
      Object.entries(views).map(([name, render]) => [`${name}View`, viewOf(render as Render<never>)]),
    ),
  };
}

async function resolved(value: unknown, manager: { get_model(id: string): Promise<unknown> }): Promise<unknown> {
  if (typeof value !== "string" || !value.startsWith(reference)) return value;
  return manager.get_model(value.slice(reference.length));
}

function saved(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return value.byteLength > mostSaved ? null : value;
  const id = (value as { model_id?: unknown } | null | undefined)?.model_id;
  return typeof id === "string" ? `${reference}${id}` : value;
}
