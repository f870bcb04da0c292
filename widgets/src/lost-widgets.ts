/** The parts of JupyterLab's notebooks that are used here. */
interface MimeModel {
  readonly data: Readonly<Record<string, unknown>>;
}
interface Renderer {
  readonly node: HTMLElement;
  renderModel(model: MimeModel): Promise<void>;
}
interface Factory {
  readonly mimeTypes: readonly string[];
  readonly safe: boolean;
  createRenderer(options: { readonly mimeType: string }): Renderer;
}
interface RenderMime {
  getFactory(mimeType: string): Factory | undefined;
  addFactory(factory: Factory, rank: number): void;
  createRenderer(mimeType: string): Renderer;
}
export interface NotebookTracker {
  readonly widgetAdded: {
    connect(
      listener: (tracker: unknown, panel: { readonly content: { readonly rendermime: RenderMime } }) => void,
    ): void;
  };
  forEach(listener: (panel: { readonly content: { readonly rendermime: RenderMime } }) => void): void;
}

const widgetView = "application/vnd.jupyter.widget-view+json";
const drawing = "image/svg+xml";
const page = "text/html";

/**
 * A widget whose model is gone (the kernel was restarted, the notebook was saved without states) shows its still picture
 * instead of an error alone.
 */
export function showStillsForLostWidgets(tracker: NotebookTracker): void {
  tracker.forEach(({ content }) => wrap(content.rendermime));
  tracker.widgetAdded.connect((_, { content }) => wrap(content.rendermime));
}

function wrap(rendermime: RenderMime): void {
  const own = rendermime.getFactory(widgetView);
  if (!own) return;
  rendermime.addFactory({ ...own, mimeTypes: [widgetView], safe: own.safe, createRenderer }, -20);

  function createRenderer(options: { readonly mimeType: string }): Renderer {
    const renderer = own!.createRenderer(options);
    const render = renderer.renderModel.bind(renderer);
    renderer.renderModel = async (model) => {
      await render(model);
      if (isLost(renderer.node)) await showStill(renderer.node, model);
    };
    return renderer;
  }

  async function showStill(node: HTMLElement, model: MimeModel): Promise<void> {
    const { [drawing]: svg, [page]: html } = model.data;
    if (typeof svg === "string") node.replaceChildren(imageOf(svg), note());
    else if (html !== undefined) {
      // The notebook's own renderer takes out what could run.
      const table = rendermime.createRenderer(page);
      await table.renderModel(model);
      node.replaceChildren(table.node, note());
    }
  }
}

/** The widget manager says so only in words; it adds no view. */
function isLost(node: HTMLElement): boolean {
  return node.childElementCount === 0 && /^Error displaying widget/.test(node.textContent ?? "");
}

/** As an image: nothing in it can run. */
function imageOf(svg: string): HTMLElement {
  const image = document.createElement("img");
  image.className = "omx-still";
  image.alt = "The widget as it was when its cell ran";
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  image.style.cssText = "max-width: 100%; background: #fff";
  return image;
}

function note(): HTMLElement {
  const text = document.createElement("p");
  text.textContent = "A still picture: run the cell again for the widget.";
  return text;
}
