import { firstFive, OmixelError } from "../errors.js";
import type { Assay } from "./assay.js";
import { type Cohort, sampleNames } from "./cohort.js";
import { rowOf } from "./dense.js";
import { matrixRows } from "./matrix.js";
import { scatterRows } from "./scatter-rows.js";
import { differentSpellings } from "./spellings.js";
import { columnNames, type Table, tableOf, texts, withColumn } from "./table.js";

/** A cohort of one assay, under the name that it gets beside the others. */
export interface NamedCohort {
  readonly name: string;
  readonly cohort: Cohort;
}

/** Several assays as one cohort, and what a reader should know of it beside who was measured where. */
export interface JoinedCohort {
  readonly cohort: Cohort;
  readonly warnings: readonly string[];
}

/**
 * Assays of the same samples as one cohort. It has every sample of any assay, in the order of their first appearance; a
 * sample that an assay lacks is not measured there, which every step honours. A row without a single known value counts
 * as not measured as well: that is how tables are padded.
 *
 * @param parts each a cohort of one assay; names are unique
 * @throws DuplicateNames for a sample twice in an assay; UnsuitableData for an assay that is empty or shares no sample with
 *   any other
 */
export function joinCohorts(parts: readonly NamedCohort[]): JoinedCohort {
  const own = parts.map(({ cohort }) => sampleNames(cohort));
  parts.forEach((part, p) => requireSamples(part, own[p]!));
  requireCommonSamples(parts, own);
  const warnings: string[] = [];
  const spelt = differentSpellings(own);
  if (spelt.length > 0)
    warnings.push(
      `${spelt.length} samples are written differently in different assays (${firstFive(spelt.map((names) => names.join(" and ")))}): they are taken for different samples.`,
    );
  const samples = [...new Set(own.flat())];
  const place = new Map(samples.map((name, row) => [name, row]));
  const assays = parts.map(({ name, cohort }, p) => spread(name, cohort, own[p]!, place, warnings));
  return {
    cohort: {
      samples: annotations(parts, own, tableOf({ sample: samples }), place, warnings),
      roles: {},
      assays: Object.fromEntries(assays.map((assay) => [assay.name, assay])),
    },
    warnings,
  };
}

function requireSamples({ name, cohort }: NamedCohort, samples: readonly string[]): void {
  const [{ values }] = Object.values(cohort.assays) as [Assay];
  if (values.rows === 0 || values.columns === 0)
    throw new OmixelError(
      "UnsuitableData",
      `Assay "${name}" is empty: ${values.rows} samples × ${values.columns} features.`,
      "Leave it out, or check what its file holds (omixel check FILE).",
    );
  const seen = new Set<string>();
  const twice = samples.filter((sample) => seen.size === seen.add(sample).size);
  if (twice.length > 0)
    throw new OmixelError(
      "DuplicateNames",
      `Samples named more than once in assay "${name}" (${twice.length}): ${firstFive(twice)}.`,
      "Leave one row a sample.",
    );
}

function requireCommonSamples(parts: readonly NamedCohort[], own: readonly (readonly string[])[]): void {
  const sets = own.map((names) => new Set(names));
  for (const [p, { name }] of parts.entries()) {
    const shares = sets.some((others, q) => q !== p && own[p]!.some((sample) => others.has(sample)));
    if (shares || parts.length === 1) continue;
    const others = parts.map((part, q) => `${part.name}: ${firstFive(own[q]!)}`);
    const spelt = differentSpellings(own);
    const hint = spelt.length > 0 ? ` ${spelt[0]!.join(" and ")} may be the same.` : "";
    throw new OmixelError(
      "UnsuitableData",
      `Assay "${name}" has no sample in common with the others (${others.join("; ")}).${hint}`,
      "Make the sample names equal, or say which side features are on.",
    );
  }
}

/** The assay on the rows of all samples. */
function spread(
  name: string,
  cohort: Cohort,
  own: readonly string[],
  place: ReadonlyMap<string, number>,
  warnings: string[],
): Assay {
  const [assay] = Object.values(cohort.assays) as [Assay];
  const rows = own.map((sample) => place.get(sample)!);
  const order = Int32Array.from(rows.keys()).sort((a, b) => rows[a]! - rows[b]!);
  const blank = blankRows(assay);
  const measured = new Uint8Array(place.size);
  for (const [i, row] of rows.entries()) measured[row] = blank[i] === 1 ? 0 : assay.measured[i]!;
  const unmeasured = own.filter((_, i) => blank[i] === 1);
  if (unmeasured.length > 0)
    warnings.push(
      `Samples of assay "${name}" without any value (${unmeasured.length}, counted as not measured): ${firstFive(unmeasured)}.`,
    );
  const zero = zeroRows(assay);
  const zeros = own.filter((_, i) => zero[i] === 1);
  if (zeros.length > 0)
    warnings.push(
      `Samples of assay "${name}" that are zero throughout (${zeros.length}; leave them out of the table if they were not measured): ${firstFive(zeros)}.`,
    );
  const ascending = Int32Array.from(order, (i) => rows[i]!);
  const values = scatterRows(matrixRows(assay.values, order), ascending, place.size);
  return { ...assay, name, values, measured };
}

/** Measured rows without a known value. A sparse row without entries is zeros. */
function blankRows({ values, measured }: Assay): Uint8Array {
  return Uint8Array.from({ length: values.rows }, (_, row) =>
    measured[row] === 1 && values.kind === "dense" && rowOf(values, row).every((value) => Number.isNaN(value)) ? 1 : 0,
  );
}

/** Measured rows of nothing but zeros. */
function zeroRows({ values, measured }: Assay): Uint8Array {
  return Uint8Array.from({ length: values.rows }, (_, row) => {
    if (measured[row] !== 1) return 0;
    const known =
      values.kind === "dense" ? rowOf(values, row) : values.values.subarray(values.indptr[row], values.indptr[row + 1]);
    return known.every((value) => value === 0) ? 1 : 0;
  });
}

/** The columns of all sample tables; of a column told twice, what the first assay says, completed by the later ones. */
function annotations(
  parts: readonly NamedCohort[],
  own: readonly (readonly string[])[],
  start: Table,
  place: ReadonlyMap<string, number>,
  warnings: string[],
): Table {
  const columns = new Map<string, string[]>();
  for (const [p, { name, cohort }] of parts.entries())
    for (const column of columnNames(cohort.samples).filter((each) => each !== "sample")) {
      const known = columns.get(column) ?? new Array<string>(place.size).fill("");
      columns.set(column, known);
      let differing = 0;
      for (const [i, value] of texts(cohort.samples, column).entries()) {
        const row = place.get(own[p]![i]!)!;
        if (known[row] === "") known[row] = value;
        else if (value !== "" && value !== known[row]) differing++;
      }
      if (differing > 0)
        warnings.push(`${name}: column "${column}" tells ${differing} samples otherwise than an earlier table.`);
    }
  return [...columns].reduce((table, [column, values]) => withColumn(table, column, values), start);
}
