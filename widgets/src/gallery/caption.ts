import type { ColumnState, SamplesState } from "../../../src/notebook/state.js";
import { floats, integers } from "../binary.js";
import type { Model } from "../model.js";

/** What is said of one sample. */
export interface Caption {
  readonly name: string;
  /** "✓ 98 %" or "✗ 51 % B cell", in words for those who hear it; "" where nothing was predicted. */
  readonly verdict: string;
  readonly spoken: string;
  readonly right: boolean | undefined;
}

/** Looks samples up in their columns. */
export class Captions {
  readonly #names: readonly string[];
  readonly #columns: ReadonlyMap<string, (row: number) => string | undefined>;

  constructor(samples: Model<SamplesState>) {
    this.#names = samples.get("names");
    this.#columns = new Map(samples.get("columns").map((column) => [column.name, readerOf(column)]));
  }

  of(row: number): Caption {
    const name = this.#names[row] ?? `row ${row + 1}`;
    const [truth, predicted, confidence] = ["truth", "predicted", "confidence"].map((column) =>
      this.#columns.get(column)?.(row),
    );
    if (predicted === undefined) return { name, verdict: "", spoken: "", right: undefined };
    const right = truth === predicted;
    const sure = confidence === undefined ? "" : ` ${Math.round(100 * Number(confidence))}\u00a0%`;
    return {
      name,
      verdict: `${right ? "✓" : "✗"}${sure} ${predicted}`,
      spoken: right
        ? `rightly predicted as ${predicted}${sure}`
        : `${truth ?? "not known"}, wrongly predicted as ${predicted}${sure}`,
      right,
    };
  }

  /** Everything that is known of a sample. */
  all(row: number): [name: string, value: string][] {
    return Array.from(this.#columns, ([name, read]) => [name, read(row) ?? "–"]);
  }
}

/** Reads a column's values as texts; undefined where one is missing. */
function readerOf(column: ColumnState): (row: number) => string | undefined {
  if ("levels" in column) {
    const codes = integers(column.codes);
    return (row) => column.levels[codes[row]!];
  }
  const numbers = floats(column.numbers);
  return (row) => (Number.isNaN(numbers[row]) ? undefined : String(Number(numbers[row]!.toPrecision(4))));
}
