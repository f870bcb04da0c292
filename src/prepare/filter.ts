import { warn } from "../context.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { warnAboutDropped } from "./dropped-samples.js";
import { keepFeatures } from "./keep-features.js";
import { qcMetrics } from "./qc-metrics.js";
import { requireThreeFeatures } from "./require.js";

export interface FilterOptions extends AssayChoice {
  /** A sample's total is at least this; any number. Default 0. */
  readonly minCounts: number;
  /** A sample's total is at most this; null = no limit. Default null. */
  readonly maxCounts: number | null;
  /** A sample has at least this many features that are not zero, 0 or more. Default 1. */
  readonly minFeatures: number;
  /** A sample has at most this many features that are not zero; null = no limit. Default null. */
  readonly maxFeatures: number | null;
  /** A feature is not zero in at least this many training samples, 0 or more. Default 3. */
  readonly minSamples: number;
  /** Share of a sample's total in mitochondrial features is at most this, 0 … 1; null = no limit. Default null. */
  readonly maxMitochondrial: number | null;
  /** Features whose name starts so are mitochondrial; case counts. Default "MT-". */
  readonly mitochondrialPrefix: string;
}

const name = "filter";

/**
 * Drops samples of poor quality and features that are hardly ever seen. Which samples pass is a matter of each sample's
 * own values, judged once before any split (`select`); which features pass is learnt from the training samples. A missing
 * value counts as not detected.
 *
 * @throws UnsuitableData where no sample passes, or fewer than three features do
 */
export const filter = assayStep<FilterOptions, { kept: Uint32Array }>({
  name,
  source: {
    paper: "Wolf et al. 2018",
    doi: "10.1186/s13059-017-1382-0",
    reference: "scanpy 1.11.5, pp.filter_cells and pp.filter_genes",
  },
  defaults: {
    assay: "",
    minCounts: 0,
    maxCounts: null,
    minFeatures: 1,
    maxFeatures: null,
    minSamples: 3,
    maxMitochondrial: null,
    mitochondrialPrefix: "MT-",
  },
  check: checkOptions,
  select(data, options, ctx) {
    const { samples, mitochondrialFeatures } = qcMetrics(data.assay, {
      mitochondrialPrefix: options.mitochondrialPrefix,
    });
    if (options.maxMitochondrial !== null && mitochondrialFeatures === 0)
      warn(ctx, name, `No feature starts with "${options.mitochondrialPrefix}", so maxMitochondrial drops nothing.`);
    const kept = Uint8Array.from(data.samples, (_, i) => {
      const [counts, detected] = [samples.totalCounts[i]!, samples.detectedFeatures[i]!];
      const passes =
        counts >= options.minCounts &&
        counts <= (options.maxCounts ?? Infinity) &&
        detected >= options.minFeatures &&
        detected <= (options.maxFeatures ?? Infinity) &&
        samples.mitochondrialShare[i]! <= (options.maxMitochondrial ?? Infinity);
      return passes ? 1 : 0;
    });
    warnAboutDropped(name, data, kept, ctx);
    return kept;
  },
  learner({ minSamples }) {
    let detected = new Uint32Array(0);
    return {
      add({ assay }) {
        const { detectedSamples } = qcMetrics(assay).features;
        detected = detectedSamples.map((count, feature) => count + (detected[feature] ?? 0));
      },
      learnt() {
        const kept = Uint32Array.from(detected.keys()).filter((feature) => detected[feature]! >= minSamples);
        requireThreeFeatures(name, kept.length, detected.length, `Lower minSamples (${minSamples}).`);
        return { kept };
      },
    };
  },
  apply: ({ assay }, { kept }) => keepFeatures(assay, kept),
});

function checkOptions(options: Required<FilterOptions>): void {
  const limits = ["minCounts", "maxCounts", "minFeatures", "maxFeatures", "minSamples", "maxMitochondrial"] as const;
  for (const limit of limits) {
    const value = options[limit];
    const lowest = limit === "minCounts" ? -Infinity : 0;
    const usable = typeof value === "number" && value >= lowest;
    requireOption(
      usable || (value === null && limit.startsWith("max")),
      name,
      `Option "${limit}" is ${JSON.stringify(value)}, but a number of at least 0 is expected.`,
      limit.startsWith("max") ? "Use null for no limit." : "Leave it out for its default.",
    );
  }
  requireOption(
    (options.maxMitochondrial ?? 0) <= 1,
    name,
    `Option "maxMitochondrial" is ${options.maxMitochondrial}, but it is a share between 0 and 1.`,
    "Write 20 % as 0.2.",
  );
  for (const [low, high] of [
    ["minCounts", "maxCounts"],
    ["minFeatures", "maxFeatures"],
  ] as const)
    requireOption(
      options[low] <= (options[high] ?? Infinity),
      name,
      `Option "${low}" (${options[low]}) is above "${high}" (${options[high]}), so no sample can pass.`,
      "Exchange them.",
    );
}
