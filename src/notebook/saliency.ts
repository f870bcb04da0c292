import { OmixelError, unknownName } from "../errors.js";
import type { RunResult } from "../omics/result.js";
import { mergeOptions, requireOption } from "../registry.js";
import { nameThreshold } from "../report/annotated-saliency.js";
import { scoreWords } from "../report/explainer-of.js";
import { counted } from "../report/numbers.js";
import { linkedOf } from "./linked.js";
import { Model } from "./model.js";
import { saliencyData, sampleRow } from "./saliency-state.js";
import { saliencyStill } from "./saliency-still.js";
import type { SaliencyDataState, SaliencyState } from "./state.js";
import { LinkedView } from "./view.js";

export interface SaliencyOptions {
  /** Name of the class that is shown first. Default: the first class. */
  readonly class?: string;
  /** Name of a sample that is shown instead, explained for the class that was predicted for it. */
  readonly sample?: string;
  /** Of the saliency over the image, 0 to 1. Default 0.85. */
  readonly opacity?: number;
  /** Share of the largest score below which pixels stay grey and genes unnamed, 0 to 1. Default 0.2. */
  readonly threshold?: number;
  /** Standard deviation in pixels of a Gaussian over the map, 0 to 10; for the eye only. Default 0. */
  readonly smoothing?: number;
}

const defaults: Readonly<Required<SaliencyOptions>> = Object.freeze({
  class: "",
  sample: "",
  opacity: 0.85,
  threshold: nameThreshold,
  smoothing: 0,
});

/** Classes that stand side by side at first. */
const compared = 3;

/** Where the networks look, and the genes there; a click on a gene marks it in every view. */
export class SaliencyView extends LinkedView<SaliencyState> {
  readonly #result: RunResult;
  readonly #options: Readonly<Required<SaliencyOptions>>;

  /** @throws UnsuitableData without explanations; UnknownName for class, sample or option; InvalidOption */
  constructor(result: RunResult, options: SaliencyOptions = {}) {
    const chosen = checked(result, options);
    const linked = linkedOf(result);
    const shown = result.classes.indexOf(chosen.class);
    const state = {
      samples: linked.samples,
      selection: linked.selection,
      layout: linked.layout,
      data: dataOf(result),
      tab: "picture" as const,
      class: Math.max(0, shown),
      sample: chosen.sample === "" ? -1 : result.samples.findIndex(({ name }) => name === chosen.sample),
      evidence: "for" as const,
      channel: -1,
      opacity: chosen.opacity,
      threshold: chosen.threshold,
      smoothing: chosen.smoothing,
      top: 20,
      compared: [...result.classes.keys()].slice(0, compared),
    };
    super(new Model<SaliencyState>("Saliency", state), linked);
    this.#result = result;
    this.#options = chosen;
    this.model.on("message", (asked) => {
      const row = (asked as { readonly row?: unknown } | null)?.row;
      if (!result.geneScores || typeof row !== "number" || !(row in result.samples)) return;
      this.model.send({ row }, sampleRow(result, linked, row));
    });
  }

  get svg(): string {
    return saliencyStill(this.#result, this.#options, this.text);
  }

  get text(): string {
    const { classes, images } = this.#result;
    const genes = counted(images.layout.features.length, "feature");
    const { class: name, sample } = this.#options;
    const what = sample ? `sample ${sample}` : name ? `class ${name}` : counted(classes.length, "class", "classes");
    return `Saliency of ${what} over ${genes}: colour is ${scoreWords(this.#result, "feature")}`;
  }
}

const ofResult = new WeakMap<RunResult, Model<SaliencyDataState>>();

/** The same for every view of a result, so that a notebook holds it once. */
function dataOf(result: RunResult): Model<SaliencyDataState> {
  const known =
    ofResult.get(result) ??
    new Model<SaliencyDataState>("SaliencyData", saliencyData(result, linkedOf(result)), { hasView: false });
  ofResult.set(result, known);
  return known;
}

const step = "saliency";

function checked({ genes, classes, samples }: RunResult, given: SaliencyOptions): Readonly<Required<SaliencyOptions>> {
  const options = mergeOptions(step, defaults, given);
  const { opacity, threshold, smoothing } = options;
  const between = (name: string, value: number, most: number) =>
    requireOption(value >= 0 && value <= most, step, `${name} is ${value}.`, `Choose a number from 0 to ${most}.`);
  between("opacity", opacity, 1);
  between("threshold", threshold, 1);
  between("smoothing", smoothing, 10);
  if (genes.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      "This run has explained nothing.",
      "Add .explain() to the plan after .classify(…), and run it again.",
      { step },
    );
  if (options.class !== "" && !classes.includes(options.class))
    throw unknownName("class", options.class, classes, { step });
  const names = samples.map(({ name }) => name);
  if (options.sample !== "" && !names.includes(options.sample))
    throw unknownName("sample", options.sample, names, { step });
  return options;
}
