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
const still = "image/svg+xml";

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
      const picture = model.data[still];
      if (typeof picture === "string" && isLost(renderer.node)) renderer.node.replaceChildren(stillOf(picture));
    };
    return renderer;
  }
}

/** The widget manager says so only in words; it adds no view. */
function isLost(node: HTMLElement): boolean {
  return node.childElementCount === 0 && /^Error displaying widget/.test(node.textContent ?? "");
}

/** As an image: nothing in it can run. */
function stillOf(picture: string): HTMLElement {
  const image = document.createElement("img");
  image.className = "omx-still";
  image.alt = "The widget as it was when its cell ran";
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  image.style.cssText = "max-width: 100%; background: #fff";
  const note = document.createElement("p");
  note.className = "omx-still-note";
  note.textContent = "A still picture: run the cell again for the widget.";
  const both = document.createElement("div");
  both.append(image, note);
  return both;
}
