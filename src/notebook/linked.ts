import type { Images } from "../data/images.js";
import { unknownName } from "../errors.js";
import type { RunResult } from "../omics/result.js";
import { imagesState } from "./images-state.js";
import { layoutState } from "./layout-state.js";
import { Model } from "./model.js";
import { samplesState } from "./samples-state.js";
import type { ImagesState, LayoutState, SamplesState, SelectionState } from "./state.js";

/** What all views of one result share: its samples, images and layout, and the marks on them. */
export class Linked {
  readonly samples: Model<SamplesState>;
  readonly selection: Model<SelectionState>;
  readonly #images: Images;
  #imagesModel: Model<ImagesState> | undefined;
  #layoutModel: Model<LayoutState> | undefined;

  constructor(samples: SamplesState, images: Images) {
    this.samples = new Model("Samples", samples, { hasView: false });
    this.selection = new Model<SelectionState>("Selection", { samples: [], features: [] }, { hasView: false });
    this.#images = images;
  }

  /** Made when a view first needs the pixels. */
  get images(): Model<ImagesState> {
    this.#imagesModel ??= new Model("Images", imagesState(this.#images), { hasView: false, late: ["pixels"] });
    return this.#imagesModel;
  }

  get layout(): Model<LayoutState> {
    this.#layoutModel ??= new Model("Layout", layoutState(this.#images.layout), { hasView: false });
    return this.#layoutModel;
  }

  selectedSamples(): readonly string[] {
    const names = this.samples.get("names");
    return this.selection.get("samples").flatMap((row) => names[row] ?? []);
  }

  selectedFeatures(): readonly string[] {
    const { features } = this.#images.layout;
    return this.selection.get("features").flatMap((index) => features[index] ?? []);
  }

  /** @throws UnknownName */
  select({ samples, features }: { readonly samples?: readonly string[]; readonly features?: readonly string[] }): void {
    this.selection.set({
      ...(samples ? { samples: indicesOf("sample", samples, this.samples.get("names")) } : {}),
      ...(features ? { features: indicesOf("feature", features, this.#images.layout.features) } : {}),
    });
  }

  /** @returns a function that takes the listener back */
  onSelect(listener: (samples: readonly string[], features: readonly string[]) => unknown): () => void {
    const tell = () => listener(this.selectedSamples(), this.selectedFeatures());
    const undo = [this.selection.on("change:samples", tell), this.selection.on("change:features", tell)];
    return () => undo.forEach((each) => each());
  }
}

const ofResult = new WeakMap<RunResult, Linked>();

/** The same for every view of a result. */
export function linkedOf(result: RunResult): Linked {
  const known = ofResult.get(result) ?? new Linked(samplesState(result), result.images);
  ofResult.set(result, known);
  return known;
}

function indicesOf(what: string, names: readonly string[], known: readonly string[]): number[] {
  const index = new Map(known.map((name, i) => [name, i]));
  return names.map((name) => {
    const i = index.get(name);
    if (i === undefined) throw unknownName(what, name, known);
    return i;
  });
}
