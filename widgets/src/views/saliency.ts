import type { SaliencyState } from "../../../src/notebook/state.js";
import { element } from "../dom.js";
import { change, listen, onFrame, type Stage } from "../model.js";
import { ClassMapFigure } from "../saliency/class-map-figure.js";
import { ComparisonFigure } from "../saliency/comparison-figure.js";
import { saliencyControls } from "../saliency/controls.js";
import { DensityFigure } from "../saliency/density-figure.js";
import { GeneData, type Subject } from "../saliency/gene-data.js";
import { channelColour, geneOutlines, mostOutlined } from "../saliency/gene-outlines.js";
import { GeneTable } from "../saliency/gene-table.js";
import { counted } from "../saliency/numbers.js";
import { PictureFigure } from "../saliency/picture-figure.js";
import { PixelPanel } from "../saliency/pixel-panel.js";
import type { Place } from "../saliency/pixel-picture.js";
import { SampleRows } from "../saliency/sample-rows.js";
import { type Figure, type Scene, sceneOf } from "../saliency/scene.js";
import { Tabs } from "../tabs.js";
import { isDark, onTheme } from "../theme.js";

/** Where the networks look, and the genes there. A gene is a button: it marks the gene in every view. */
export function renderSaliency({ model, el, signal }: Stage<SaliencyState>): void {
  const data = new GeneData(model);
  const selection = model.get("selection");
  let place: Place | undefined;
  let held = false;
  let scene: Scene;

  const redraw = onFrame(draw, signal);
  const markAgain = onFrame(mark, signal);
  const ask = onFrame(answer, signal);
  const rows = new SampleRows(model, data.samples.length, redraw, signal);
  const listeners = { onMove, onPick, onEscape };
  const table = new GeneTable(data, { onGene, onTop: (top) => change(model, "top", top) }, signal);
  const figures: Readonly<Record<SaliencyState["tab"], Figure>> = {
    picture: new PictureFigure(data, listeners, signal),
    compare: new ComparisonFigure(data, (classes) => change(model, "compared", classes), listeners, signal),
    classes: new ClassMapFigure(data, listeners, signal),
    density: new DensityFigure(data, listeners, signal),
  };
  const labels = { picture: "Picture", compare: "Classes side by side", classes: "Class map", density: "Gene density" };
  const tabs = new Tabs(
    "Maps",
    (Object.keys(figures) as SaliencyState["tab"][]).map((key) => ({
      key,
      label: labels[key],
      panel: figures[key].el,
    })),
    (tab) => change(model, "tab", tab),
    signal,
  );
  const note = element("p", { class: "omx-note", "aria-live": "polite" });
  const onUnknown = (name: string) => (note.textContent = `No sample is called “${name}”.`);
  const controls = saliencyControls(model, data, { samples: rows.known, onUnknown }, signal);
  const panel = new PixelPanel(data, onGene, signal);
  const clear = element("button", { type: "button" }, "Clear marks");
  const marks = element("div", { class: "omx-bar omx-marks" });
  el.classList.add("omx-saliency");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", "Saliency");
  el.append(
    tabs.el,
    controls.el,
    note,
    element(
      "div",
      { class: "omx-beside" },
      element("div", {}, ...Object.values(figures).map((each) => each.el)),
      panel.el,
    ),
    marks,
    table.el,
  );

  clear.addEventListener("click", () => change(selection, "features", []), { signal });
  const drawn = [
    "tab",
    "class",
    "sample",
    "evidence",
    "channel",
    "opacity",
    "threshold",
    "smoothing",
    "top",
    "compared",
  ] as const;
  for (const name of drawn) listen(model, `change:${name}`, redraw, signal);
  listen(selection, "change:features", markAgain, signal);
  listen(selection, "change:samples", follow, signal);
  onTheme(redraw, signal);
  draw();

  function draw(): void {
    const { subject, told } = subjectOf();
    scene = sceneOf(model, data, isDark(el), subject);
    tabs.show(model.get("tab"));
    controls.show();
    table.el.hidden = model.get("tab") !== "picture";
    const says = figureNow().draw(scene);
    note.textContent = (model.get("tab") === "picture" && told) || says;
    if (subject) table.show(subject, scene.evidence, scene.channel, model.get("top"));
    mark();
    answer();
  }

  function mark(): void {
    const genes = selection.get("features").filter((gene) => gene < data.genes);
    const marked = new Set(genes);
    table.mark(marked);
    panel.mark(marked);
    const outlines = geneOutlines(data.layout, genes, scene.channel);
    for (const picture of figureNow().pictures) picture.outline(outlines);
    const count = genes.length > mostOutlined ? `, ${mostOutlined} of them outlined` : "";
    marks.replaceChildren(
      element(
        "span",
        {},
        genes.length > 0 ? `${counted(genes.length, "gene")} marked${count}` : "A click on a gene outlines its pixels.",
      ),
      ...(genes.length > 0 ? [...data.layout.channels.map(channelKey), clear] : []),
    );
  }

  function answer(): void {
    for (const picture of figureNow().pictures) picture.point(place);
    if (!place) return panel.clear();
    const about = figureNow().about(place, scene);
    if (about.subjects.length === 0) return panel.clear();
    panel.show({ ...scene, ...about, place, held }, new Set(selection.get("features")));
  }

  function figureNow(): Figure {
    return figures[model.get("tab")];
  }

  function subjectOf(): { subject: Subject | undefined; told: string } {
    const row = model.get("sample");
    const name = data.samples[row];
    if (name === undefined || !rows.known) return { subject: data.ofClass(model.get("class")), told: "" };
    const [own, truth] = [data.predicted[row]!, data.truth[row]!].map((c) => data.classes[c] ?? "?");
    const found = rows.get(row);
    if (found === "coming") return { subject: undefined, told: `Asking the kernel for sample ${name} …` };
    if (found === "late") return { subject: undefined, told: late };
    const subject = {
      title: `sample ${name}`,
      class: data.predicted[row]!,
      channels: data.layout.channels.length,
      ...found,
    };
    return {
      subject,
      told: `Sample ${name}: explained is the class that was predicted, ${own!}${own === truth ? "" : `; in truth it is ${truth!}`}.`,
    };
  }

  function onMove(to: Place): void {
    if (held) return;
    place = to;
    ask();
  }

  function onPick(at: Place): void {
    held = !held || at.x !== place?.x || at.y !== place.y;
    place = at;
    ask();
  }

  function onEscape(): void {
    held = false;
    ask();
  }

  function onGene(gene: number): void {
    const marked = selection.get("features");
    change(selection, "features", marked.includes(gene) ? marked.filter((each) => each !== gene) : [...marked, gene]);
  }

  /** Where a sample is shown, it is the one that was marked last in another view. */
  function follow(): void {
    const row = selection.get("samples").at(-1);
    if (row !== undefined && rows.known && model.get("sample") >= 0) change(model, "sample", row);
  }
}

const late =
  "The kernel does not answer: it is busy or gone. Scores of single samples come from it; classes are shown without it.";

/** What a colour of the outlines means. */
function channelKey(name: string, channel: number): HTMLElement {
  const key = element("span", { class: "omx-key" }, name);
  key.style.setProperty("--key", channelColour(channel));
  return key;
}
