import type { SaliencyState } from "../../../src/notebook/state.js";
import { GeneData } from "../../../widgets/src/saliency/gene-data.js";
import { type Scene, sceneOf } from "../../../widgets/src/saliency/scene.js";
import { FakeModel } from "../fake-model.js";

// jsdom has no canvas, and complains each time it is asked for one.
if (typeof HTMLCanvasElement !== "undefined") HTMLCanvasElement.prototype.getContext = () => null;

const view = (values: Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array) =>
  new DataView(values.buffer);

/** Names as they come; the first would be markup. */
export const features = ["<img src=x onerror=alert(1)>", "TP53", "عربي", "EGFR", "ACTB"];

/**
 * Five genes on 4 × 3 pixels of the channels "a" and "b", two classes and three samples. Genes 0 and 1 share pixel 1, 0 of
 * channel a; gene 4 covers 2, 2 and 3, 2 of channel a.
 */
export function fakeLayout(): FakeModel<object> {
  // Pixel index → genes, channel after channel.
  const pixels: number[][] = Array.from({ length: 24 }, () => []);
  pixels[1]!.push(0, 1);
  pixels[6]!.push(2);
  pixels[8]!.push(3);
  pixels[10]!.push(4);
  pixels[11]!.push(4);
  pixels[12 + 11]!.push(0);
  pixels[12 + 4]!.push(1);
  pixels[12 + 9]!.push(2);
  pixels[12 + 1]!.push(3);
  pixels[12 + 0]!.push(4);
  const start = Uint32Array.from({ length: 25 });
  for (const [p, genes] of pixels.entries()) start[p + 1] = start[p]! + genes.length;
  const feature = Uint32Array.from(pixels.flat());
  return new FakeModel({
    height: 3,
    width: 4,
    channels: ["a", "b"],
    features,
    x: view(Uint16Array.of(1, 1, 2, 0, 2, 3, 0, 1, 1, 0)),
    y: view(Uint16Array.of(0, 0, 1, 2, 2, 2, 1, 2, 0, 0)),
    start: view(start),
    feature: view(feature),
    weight: view(new Float32Array(feature.length).fill(1)),
  });
}

/** Scores of the genes in the classes "A" and "<b>B</b>". */
export const scores = Float32Array.of(0.5, 0.4, -0.6, 0.05, 0, 0.1, NaN, 0.2, 0.3, -0.1);

const data = {
  classes: ["A", "<b>B</b>"],
  truth: view(Int32Array.of(0, 1, 1)),
  predicted: view(Int32Array.of(0, 1, 0)),
  method: "gradientTimesInput",
  scores: view(scores.slice()),
  home: view(Uint8Array.of(1, 0, 0, 0, 0)),
  ground: view(Uint8Array.from({ length: 2 * 12 * 2 }, (_, i) => 5 * i)),
  expression: view(Float32Array.of(1, 2, 3, 4, NaN, 5, 6, 7, 8, 9)),
  difference: view(Float32Array.of(1.5, -2, 0, 0.25, NaN, -1.5, 2, 0, -0.25, NaN)),
  unit: "log2 fold change",
  note: "How it is computed.",
  terms: {
    names: ["cycle <b>", "rest"],
    classes: ["A", "<b>B</b>"],
    q: [1e-5, 0.2],
    start: view(Uint32Array.of(0, 2, 4)),
    genes: view(Uint32Array.of(1, 0, 1, 3)),
  },
  rows: {
    scores: view(Float32Array.from({ length: 15 }, (_, i) => i / 10)),
    expression: view(Float32Array.from({ length: 15 }, (_, i) => i)),
    pixels: view(Uint8Array.from({ length: 72 }, (_, i) => i)),
  },
};

export function fakeSaliency(changed: Readonly<Record<string, unknown>> = {}): FakeModel<SaliencyState> {
  return new FakeModel<SaliencyState>({
    samples: new FakeModel({
      names: ["s0", "s1", "s2"],
      columns: [],
      colours: { A: "#0072B2", "<b>B</b>": "#D55E00" },
    }),
    selection: new FakeModel({ samples: [], features: [] }),
    layout: fakeLayout(),
    data: new FakeModel({ ...data, ...own(changed, true) }),
    tab: "picture",
    class: 0,
    sample: -1,
    evidence: "for",
    channel: -1,
    opacity: 1,
    threshold: 0.2,
    smoothing: 0,
    top: 20,
    compared: [0, 1],
    ...own(changed, false),
  });
}

/** What of the changes belongs to the shared data, or to the view. */
const own = (changed: Readonly<Record<string, unknown>>, ofData: boolean) =>
  Object.fromEntries(Object.entries(changed).filter(([name]) => Object.hasOwn(data, name) === ofData));

/** What figures are handed, and the data in it. */
export function fakeScene(changed: Readonly<Record<string, unknown>> = {}): Scene {
  const { model } = fakeSaliency(changed);
  const data = new GeneData(model);
  return sceneOf(model, data, false, data.ofClass(0));
}

/** Listeners that note what they were told. */
export function noted() {
  const told: string[] = [];
  const at = (what: string) => (place: { readonly x: number; readonly y: number }) =>
    void told.push(`${what} ${place.x},${place.y}`);
  return { told, onMove: at("move"), onPick: at("pick"), onEscape: () => void told.push("escape") };
}
