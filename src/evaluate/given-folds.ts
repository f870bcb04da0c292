import { firstFive, OmixelError } from "../errors.js";
import { ALWAYS_TRAINS } from "./folds.js";

/**
 * Folds that were fixed elsewhere, checked.
 *
 * @param folds rows of each test fold, counted from 0; or the test fold of each row (-1 = always trains). Several folds
 *   cover every row once; a single fold is a fixed test set, and the other rows train
 * @param rows number of rows, n
 * @returns test fold of each row, n values
 * @throws InvalidOption for a row out of range, twice, or in no fold; for an empty fold; for a test set of all rows
 */
export function givenFolds(folds: readonly (readonly number[])[] | Int32Array, rows: number): Int32Array {
  const foldOf = folds instanceof Int32Array ? checkedLength(folds, rows) : fromLists(folds, rows);
  const sizes = countFolds(foldOf);
  const empty = sizes.indexOf(0);
  if (sizes.length === 0) throw wrong("There is no fold.", "Give the rows of each test fold.");
  if (empty >= 0) throw wrong(`Fold ${empty} has no rows.`, "Leave it out, or give it rows.");
  if (sizes.length === 1 && sizes[0] === rows)
    throw wrong("The only fold tests all rows, so that none is left to learn from.", "Give several folds.");
  const untested = Array.from(foldOf.keys()).filter((row) => foldOf[row] === ALWAYS_TRAINS);
  if (sizes.length > 1 && untested.length > 0)
    throw wrong(
      `${untested.length} of ${rows} rows are in no fold: ${firstFive(untested.map(String))}.`,
      "Put each row into one fold; a single fold alone may leave rows out, as a fixed test set.",
    );
  return foldOf;
}

function fromLists(folds: readonly (readonly number[])[], rows: number): Int32Array {
  const foldOf = new Int32Array(rows).fill(ALWAYS_TRAINS);
  for (const [fold, members] of folds.entries()) {
    if (!Array.isArray(members)) throw wrong(`Fold ${fold} is no list of rows.`, "Give lists: [[0, 1], [2, 3]].");
    if (members.length === 0) throw wrong(`Fold ${fold} has no rows.`, "Leave it out, or give it rows.");
    for (const row of members) {
      if (!Number.isInteger(row) || row < 0 || row >= rows)
        throw wrong(`Fold ${fold} names row ${row}.`, `Rows are counted from 0 to ${rows - 1}.`);
      if (foldOf[row] !== ALWAYS_TRAINS)
        throw wrong(`Row ${row} is in fold ${foldOf[row]} and again in fold ${fold}.`, "Name each row once.");
      foldOf[row] = fold;
    }
  }
  return foldOf;
}

function checkedLength(folds: Int32Array, rows: number): Int32Array {
  if (folds.length !== rows)
    throw wrong(`Folds are given for ${folds.length} rows, but there are ${rows}.`, "Give one fold a row.");
  const strange = folds.find((fold) => fold < ALWAYS_TRAINS);
  if (strange !== undefined)
    throw wrong(`A row is in fold ${strange}.`, "Folds are counted from 0; -1 is a row that always trains.");
  return folds.slice();
}

function countFolds(foldOf: Int32Array): number[] {
  const sizes = new Array<number>(foldOf.reduce((most, fold) => Math.max(most, fold), -1) + 1).fill(0);
  for (const fold of foldOf) if (fold >= 0) sizes[fold]!++;
  return sizes;
}

const wrong = (what: string, remedy: string) => new OmixelError("InvalidOption", what, remedy, { step: "folds" });
