import { firstFive } from "../errors.js";
import type { ValuesCheck } from "./check-values.js";
import type { RawTable } from "./raw-table.js";

/** Gene names that a spreadsheet took for dates: 1-Mar was MARCH1, 2-Sep was SEPT2 (Ziemann et al. 2016). */
const date =
  /^(\d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2})$/i;

/** What is odd about a table, in sentences, the gravest first. Empty if nothing is. */
export function suspicionsOf({ samples, features, seen }: RawTable, values: ValuesCheck): string[] {
  const share = (part: number) => `${Math.round(part * 100)} %`;
  const of = (names: readonly string[], indices: readonly number[]) => firstFive(indices.map((index) => names[index]!));
  const dates = features.filter((name) => date.test(name));
  const damaged = [...samples, ...features].filter((name) => name.includes("\uFFFD"));
  const { repeated } = seen;
  const found: readonly (readonly [boolean, () => string])[] = [
    [
      repeated.features.length > 0,
      () => `${repeated.features.length} features are named more than once: ${firstFive(repeated.features)}.`,
    ],
    [
      repeated.samples.length > 0,
      () => `${repeated.samples.length} samples are named more than once: ${firstFive(repeated.samples)}.`,
    ],
    [
      values.emptySamples.length > 0,
      () => `${values.emptySamples.length} samples are 0 throughout: ${of(samples, values.emptySamples)}.`,
    ],
    [
      values.equalSamples.length > 0,
      () =>
        `${values.equalSamples.length} samples repeat another one value by value: ${firstFive(values.equalSamples.map(([a, b]) => `${samples[b]!} = ${samples[a]!}`))}.`,
    ],
    [features.length < 3, () => `There are only ${features.length} features.`],
    [
      samples.length > features.length && seen.reasons.length < 2, // names beside the shape settle it
      () => `There are more samples (${samples.length}) than features (${features.length}): are they exchanged?`,
    ],
    [
      values.worstSample.missing > 0.5,
      () => `Sample ${samples[values.worstSample.index]!} misses ${share(values.worstSample.missing)} of its values.`,
    ],
    [values.missing > 0.2, () => `${share(values.missing)} of all values are missing.`],
    [
      values.integers && values.negative,
      () => "All values are whole numbers, but some are negative: they are no counts.",
    ],
    [
      dates.length > 0,
      () => `${dates.length} gene names look like dates, as spreadsheets make them: ${firstFive(dates)}.`,
    ],
    [damaged.length > 0, () => `${damaged.length} names are not UTF-8 text: ${firstFive(damaged)}.`],
    [
      values.emptyFeatures.length > 0,
      () => `${values.emptyFeatures.length} features are 0 throughout: ${of(features, values.emptyFeatures)}.`,
    ],
    [
      values.constantFeatures.length > 0,
      () => `${values.constantFeatures.length} features never change: ${of(features, values.constantFeatures)}.`,
    ],
  ];
  return found.filter(([odd]) => odd).map(([, say]) => say());
}
