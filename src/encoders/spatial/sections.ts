import { type Cohort, sampleCount, sampleNames } from "../../data/cohort.js";
import { columnNames } from "../../data/table.js";
import { firstFive, OmixelError, unknownName } from "../../errors.js";

/** Spots that lie in one plane. */
export interface Section {
  /** Rows of the cohort, ascending. */
  readonly rows: Uint32Array;
  /** Places of these spots, n × 2. */
  readonly points: Float64Array;
}

/**
 * The spots of a cohort by section, with their places as the sample table tells them.
 *
 * @param section column that names the section of each spot; "" = all lie on one
 * @throws UnknownName for a column that is not there; UnsuitableData naming spots without a place
 */
export function sectionsOf(
  step: string,
  cohort: Cohort,
  { x, y, section }: { readonly x: string; readonly y: string; readonly section: string },
): Section[] {
  const count = sampleCount(cohort);
  const column = (name: string): unknown[] => {
    const cells = cohort.samples.getChild(name);
    if (!cells) throw unknownName("column of the samples", name, columnNames(cohort.samples), { step });
    return Array.from({ length: count }, (_, row): unknown => cells.get(row));
  };
  const [across, down] = [x, y].map((name) =>
    Float64Array.from(column(name), (cell) => (cell === null || cell === "" ? NaN : Number(cell))),
  );
  const lost = sampleNames(cohort).filter((_, row) => !Number.isFinite(across![row]! + down![row]!));
  if (lost.length > 0)
    throw new OmixelError(
      "UnsuitableData",
      `${lost.length} of ${count} spots have no place in columns "${x}" and "${y}": ${firstFive(lost)}.`,
      "Fill them in, or leave these spots out.",
      { step },
    );
  const called = section === "" ? Array.from({ length: count }, () => "") : column(section).map(String);
  const rowsOf = new Map<string, number[]>();
  called.forEach((name, row) => {
    const rows = rowsOf.get(name);
    if (rows) rows.push(row);
    else rowsOf.set(name, [row]);
  });
  return Array.from(rowsOf.values(), (rows) => ({
    rows: Uint32Array.from(rows),
    points: Float64Array.from({ length: 2 * rows.length }, (_, i) => (i & 1 ? down! : across!)[rows[i >> 1]!]!),
  }));
}
