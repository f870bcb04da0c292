/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { showStillsForLostWidgets } from "../../widgets/src/lost-widgets.js";

const widgetView = "application/vnd.jupyter.widget-view+json";

/** A notebook whose widget manager answers with `says`. */
function notebook(says: string | Node) {
  let factory: unknown = {
    mimeTypes: [widgetView],
    safe: false,
    createRenderer: () => {
      const node = document.createElement("div");
      return {
        node,
        renderModel: () => {
          node.append(says);
          return Promise.resolve();
        },
      };
    },
  };
  const rendermime = {
    getFactory: () => factory,
    addFactory: (added: unknown) => {
      factory = added;
    },
    createRenderer: (mimeType: string) => {
      const node = document.createElement("div");
      return {
        node,
        renderModel: () => {
          node.textContent = `sanitised ${mimeType}`;
          return Promise.resolve();
        },
      };
    },
  };
  return {
    panel: { content: { rendermime } },
    renderer: () => (factory as { createRenderer: (o: object) => never }).createRenderer({}),
  };
}

async function shown(says: string | Node, data: Record<string, unknown>) {
  const { panel, renderer } = notebook(says);
  showStillsForLostWidgets({
    forEach: () => undefined,
    widgetAdded: {
      connect: (listener: (tracker: unknown, opened: never) => void) => listener(undefined, panel as never),
    },
  } as never);
  const made: { node: HTMLElement; renderModel(model: object): Promise<void> } = renderer();
  await made.renderModel({ data });
  return made.node;
}

test("a widget whose model is gone shows its still picture, as an image in which nothing runs", async () => {
  const node = await shown("Error displaying widget: model not found", { "image/svg+xml": "<svg onload='x'>%</svg>" });
  expect(node.textContent).toBe("A still picture: run the cell again for the widget.");
  expect(node.querySelector("svg")).toBeNull();
  expect(decodeURIComponent(node.querySelector("img")!.src)).toContain("<svg onload='x'>%</svg>");
});

test("a table's still picture is shown by the notebook's own renderer, which takes out what could run", async () => {
  const node = await shown("Error displaying widget: model not found", { "text/html": "<table></table>" });
  expect(node.textContent).toBe("sanitised text/htmlA still picture: run the cell again for the widget.");
});

test("a widget that lives, and a foreign one without a still, stay as they are", async () => {
  const view = document.createElement("div");
  view.textContent = "Error displaying widget is what this gene is called";
  expect((await shown(view, { "image/svg+xml": "<svg/>" })).firstChild).toBe(view);
  expect((await shown("Error displaying widget: model not found", {})).textContent).toMatch(/^Error displaying/);
});
