import { firstFive } from "../errors.js";
import type { ValuesCheck } from "./check-values.js";
import type { RawTable } from "./raw-table.js";
import { geneBehindDate } from "./spreadsheet-dates.js";

/** Formats that do not say which side the features are on. */
const unsided = new Set(["delimited", "excel", "parquet", "arrow"]);

/** What is odd about a table, in sentences, the gravest first. Empty if nothing is. */
export function suspicionsOf({ samples, features, seen }: RawTable, values: ValuesCheck): string[] {
  const share = (part: number) => `${Math.round(part * 100)} %`;
  const samplesAt = (indices: readonly number[]) => indices.map((index) => samples[index]!);
  const featuresAt = (indices: readonly number[]) => indices.map((index) => features[index]!);
  const { index: worst, missing: worstShare } = values.worstSample;
  // Names beside the shape would settle it, and most formats say themselves which side is which.
  const guessed = seen.reasons.length < 2 && unsided.has(seen.format);
  const exchanged = samples.length > features.length && guessed;
  const found: readonly (string | false)[] = [
    listed("Features named more than once", seen.repeated.features),
    listed("Samples named more than once", seen.repeated.samples),
    listed("Samples without a value other than 0", samplesAt(values.emptySamples)),
    listed(
      "Samples equal to another one in every value",
      values.equalSamples.map(([first, second]) => `${samples[second]!} = ${samples[first]!}`),
    ),
    features.length < 3 && "The table has fewer than three features.",
    exchanged && `More samples (${samples.length}) than features (${features.length}): are they exchanged?`,
    worstShare > 0.5 && `Sample ${samples[worst]!} misses ${share(worstShare)} of its values.`,
    values.missing > 0.2 && `${share(values.missing)} of all values are missing.`,
    values.integers && values.negative && "All values are whole numbers, but some are negative: they are no counts.",
    listed(
      "Gene names that look like dates, as spreadsheets make them",
      features.flatMap((name) => dateWithGene(name)),
    ),
    listed(
      "Names that are not UTF-8 text",
      [...samples, ...features].filter((name) => name.includes("\uFFFD")),
    ),
    listed("Features without a value other than 0", featuresAt(values.emptyFeatures)),
    listed("Features that never change", featuresAt(values.constantFeatures)),
  ];
  return found.filter((sentence) => sentence !== false);
}

function dateWithGene(name: string): string[] {
  const gene = geneBehindDate(name);
  return gene === undefined ? [] : [gene === "" ? name : `${name} (was ${gene}?)`];
}

function listed(what: string, names: readonly string[]): string | false {
  return names.length > 0 && `${what} (${names.length}): ${firstFive(names)}.`;
}
