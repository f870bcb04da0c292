import { firstFive, OmixelError } from "../errors.js";
import type { Assay } from "./assay.js";
import { type Cohort, sampleNames } from "./cohort.js";
import { matrixRows } from "./matrix.js";
import { scatterRows } from "./scatter-rows.js";
import { columnNames, type Table, tableOf, texts, withColumn } from "./table.js";

/** A cohort of one assay, under the name that it gets beside the others. */
export interface NamedCohort {
  readonly name: string;
  readonly cohort: Cohort;
}

/** Several assays as one cohort, and what a reader should know of it. */
export interface JoinedCohort {
  readonly cohort: Cohort;
  /** One line an assay that some samples lack, and one a column that was told twice. */
  readonly warnings: readonly string[];
}

/**
 * Assays of the same samples as one cohort. It has every sample of any assay, in the order of their first appearance; a
 * sample that an assay lacks is not measured there, which every step honours. Column `assays` of the sample table says
 * what each sample has, e.g. "rna + methylation".
 *
 * @param parts each a cohort of one assay; names are unique
 * @throws UnsuitableData when an assay shares no sample with any other
 */
export function joinCohorts(parts: readonly NamedCohort[]): JoinedCohort {
  const own = parts.map(({ cohort }) => sampleNames(cohort));
  const samples = [...new Set(own.flat())];
  requireCommonSamples(parts, own);
  const place = new Map(samples.map((name, row) => [name, row]));
  const assays = parts.map(({ name, cohort }, p) => spread(name, cohort, own[p]!, place));
  const warnings = assays.flatMap(({ name, measured }) => {
    const without = samples.filter((_, row) => measured[row] === 0);
    return without.length > 0
      ? [`${name}: ${samples.length - without.length} of ${samples.length} samples; not ${firstFive(without)}.`]
      : [];
  });
  const has = samples.map((_, row) =>
    assays
      .filter(({ measured }) => measured[row] === 1)
      .map(({ name }) => name)
      .join(" + "),
  );
  const annotated = annotations(parts, own, tableOf({ sample: samples }), place, warnings);
  return {
    cohort: {
      samples: withColumn(annotated, "assays", has),
      roles: {},
      assays: Object.fromEntries(assays.map((assay) => [assay.name, assay])),
    },
    warnings,
  };
}

function requireCommonSamples(parts: readonly NamedCohort[], own: readonly (readonly string[])[]): void {
  const sets = own.map((names) => new Set(names));
  for (const [p, { name }] of parts.entries()) {
    const shares = sets.some((others, q) => q !== p && own[p]!.some((sample) => others.has(sample)));
    if (shares || parts.length === 1) continue;
    const others = parts.map((part, q) => `${part.name}: ${firstFive(own[q]!)}`);
    throw new OmixelError(
      "UnsuitableData",
      `Assay "${name}" has no sample in common with the others (${others.join("; ")}).`,
      "Make the sample names equal, or say which side features are on.",
    );
  }
}

/** The assay on the rows of all samples. */
function spread(name: string, cohort: Cohort, own: readonly string[], place: ReadonlyMap<string, number>): Assay {
  const [assay] = Object.values(cohort.assays) as [Assay];
  const rows = own.map((sample) => place.get(sample)!);
  const order = Int32Array.from(rows.keys()).sort((a, b) => rows[a]! - rows[b]!);
  const measured = new Uint8Array(place.size);
  for (const [i, row] of rows.entries()) measured[row] = assay.measured[i]!;
  const ascending = Int32Array.from(order, (i) => rows[i]!);
  const values = scatterRows(matrixRows(assay.values, order), ascending, place.size);
  return { ...assay, name, values, measured };
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
