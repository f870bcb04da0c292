import type { Assay } from "./assay.js";
import { firstFive } from "../errors.js";
import { type Cohort, sampleNames } from "./cohort.js";

/** Who was measured where. Plain data. */
export interface AssayPresence {
  readonly samples: number;
  /** Samples measured in every assay. */
  readonly complete: number;
  readonly assays: readonly {
    readonly name: string;
    readonly features: number;
    /** Samples measured. */
    readonly measured: number;
    /** The first five samples that were not. */
    readonly without: readonly string[];
  }[];
  /** Samples by what was measured on them, the largest pattern first. */
  readonly patterns: readonly {
    readonly assays: readonly string[];
    readonly samples: number;
    readonly first: readonly string[];
  }[];
}

/** Counts who was measured where. */
export function assayPresence(cohort: Cohort): AssayPresence {
  const names = sampleNames(cohort);
  const assays = Object.values(cohort.assays);
  const patterns = new Map<string, { assays: string[]; samples: number; first: string[] }>();
  for (let row = 0; row < names.length; row++) {
    const bits = bitsOf(assays, row);
    const found = patterns.get(bits) ?? {
      assays: assays.filter(({ measured }) => measured[row] === 1).map((assay) => assay.name),
      samples: 0,
      first: [],
    };
    if (found.samples++ < 5) found.first.push(names[row]!);
    patterns.set(bits, found);
  }
  return {
    samples: names.length,
    complete: patterns.get("1".repeat(assays.length))?.samples ?? 0,
    assays: assays.map(({ name, values, measured }) => {
      const without = names.filter((_, row) => measured[row] === 0);
      return { name, features: values.columns, measured: names.length - without.length, without: without.slice(0, 5) };
    }),
    patterns: [...patterns.values()].sort((a, b) => b.samples - a.samples),
  };
}

/** "1" for each assay that a sample has, "0" for each that it lacks. */
function bitsOf(assays: readonly Assay[], row: number): string {
  let bits = "";
  for (const { measured } of assays) bits += measured[row] === 1 ? "1" : "0";
  return bits;
}

/** A sentence for each assay that some samples lack, and one on how many have all; none where nothing is missing. */
export function describePresence({ samples, complete, assays }: AssayPresence): string[] {
  if (complete === samples) return [];
  return [
    `${complete} of ${samples} samples have all ${assays.length} assays.`,
    ...assays
      .filter(({ measured }) => measured < samples)
      .map(({ name, measured, without }) => {
        const rest = samples - measured - without.length;
        const named = firstFive(without) + (rest > 0 ? ` and ${rest} more` : "");
        return `Assay "${name}" was measured on ${measured} of ${samples} samples; not on ${named}.`;
      }),
  ];
}
