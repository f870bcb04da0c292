import { type Dense, dense, transpose } from "../../data/dense.js";
import { knownOfColumn } from "../../math/entries.js";
import { mean, standardDeviation } from "../../math/statistics.js";

/** What is brought to mean 0 and standard deviation 1 before drawing. */
export type TableScale = "columns" | "rows" | "none";

/**
 * The table to draw: z-scores (n − 1, as seaborn's `z_score`) of columns or rows, or the values themselves. A constant
 * column is 0; infinite values become missing ones.
 */
export function scaledTable(values: Dense, scale: TableScale): Dense {
  const finite = dense(
    values.rows,
    values.columns,
    values.values.map((value) => (Number.isFinite(value) ? value : NaN)),
  );
  if (scale === "none") return finite;
  return scale === "columns" ? standardised(finite) : transpose(standardised(transpose(finite)));
}

/** The same with missing values at their column's mean, so that distances can be taken; 0 in a column without values. */
export function filledTable(table: Dense): Dense {
  const out = dense(table.rows, table.columns, table.values.slice());
  for (let j = 0; j < table.columns; j++) {
    const known = knownOfColumn(table, j);
    const centre = known.length > 0 ? mean(known) : 0;
    for (let at = j; at < out.values.length; at += table.columns)
      if (Number.isNaN(out.values[at])) out.values[at] = centre;
  }
  return out;
}

function standardised(table: Dense): Dense {
  const out = dense(table.rows, table.columns);
  for (let j = 0; j < table.columns; j++) {
    const known = knownOfColumn(table, j);
    const centre = mean(known);
    const scale = standardDeviation(known) || 1;
    for (let at = j; at < out.values.length; at += table.columns) out.values[at] = (table.values[at]! - centre) / scale;
  }
  return out;
}
