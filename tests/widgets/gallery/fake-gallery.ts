import type { GalleryState, ImagesState, SamplesState, SelectionState } from "../../../src/notebook/state.js";
import { FakeModel } from "../fake-model.js";

// jsdom has no canvas; views have to live with that.
if (typeof HTMLCanvasElement !== "undefined") HTMLCanvasElement.prototype.getContext = () => null;

/** A gallery's models, as the kernel would hand them over. */
export function fakeGallery({
  count = 6,
  side = 2,
  channels = ["tsne", "pca", "umap"],
  levels = ["<img onerror=x>", "b"],
  change = {},
}: {
  count?: number;
  side?: number;
  channels?: readonly string[];
  levels?: readonly string[];
  change?: Partial<Record<keyof GalleryState | "pixels", unknown>>;
} = {}) {
  const truth = Int32Array.from({ length: count }, (_, i) => i % levels.length);
  const samples = new FakeModel<SamplesState>({
    names: Array.from({ length: count }, (_, i) => `s${i}`),
    columns: [
      { name: "truth", levels, codes: truth },
      { name: "predicted", levels, codes: truth },
    ],
    colours: { [levels[0]!]: "#0072B2" },
  });
  const selection = new FakeModel<SelectionState>({ samples: [], features: [] });
  const images = new FakeModel<ImagesState>({
    count,
    height: side,
    width: side,
    channels,
    pixels: "pixels" in change ? change.pixels : new Uint8Array(count * side * side * channels.length),
    low: channels.map(() => 0),
    high: channels.map(() => 1),
    missing: 0,
  });
  const model = new FakeModel<GalleryState>({
    samples: samples.model,
    selection: selection.model,
    images: images.model,
    ranges: [],
    by: "truth",
    channels: channels.length <= 3 ? channels.map((_, c) => c) : [0],
    colourMaps: ["viridis", "grey"].map((name) => ({ name, colours: new Uint8Array(768) })),
    colourMap: "viridis",
    contrast: [0, 255],
    size: 96,
    onlyMarked: false,
    still: "",
    ...change,
  });
  return { model, samples, selection, images };
}
