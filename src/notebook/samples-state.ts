import type { DataType } from "apache-arrow";
import { columnNames, numbers, type Table, texts } from "../data/table.js";
import type { RunResult } from "../omics/result.js";
import { classColour } from "../report/palette.js";
import type { ColumnState, SamplesState } from "./state.js";

/** More categories than these are names rather than groups: such a column is left out. */
const mostLevels = 200;

/** A result's samples with what the networks said of them, then every column of the sample table. */
export function samplesState({ samples, classes, probabilities, sampleTable }: RunResult): SamplesState {
  const confidence = samples.map(({ predicted }, i) => probabilities[i * classes.length + classes.indexOf(predicted)]!);
  const own: ColumnState[] = [
    categories(
      "truth",
      samples.map(({ truth }) => truth),
      classes,
    ),
    categories(
      "predicted",
      samples.map(({ predicted }) => predicted),
      classes,
    ),
    categories(
      "fold",
      samples.map(({ fold }) => String(fold + 1)),
    ),
    { name: "confidence", numbers: Float32Array.from(confidence) },
  ];
  const taken = new Set(own.map(({ name }) => name));
  return {
    names: samples.map(({ name }) => name),
    columns: [...own, ...columnsOf(sampleTable).filter(({ name }) => !taken.has(name))],
    colours: Object.fromEntries(classes.map((name, c) => [name, classColour(c)])),
  };
}

/** The columns of a sample table that tell groups or hold numbers. */
export function columnsOf(table: Table): ColumnState[] {
  return columnNames(table)
    .filter((name) => name !== "sample")
    .flatMap((name): ColumnState[] => {
      if (isNumeric(table, name)) return [{ name, numbers: Float32Array.from(numbers(table, name)) }];
      const column = categories(name, texts(table, name));
      return "levels" in column && column.levels.length <= mostLevels ? [column] : [];
    });
}

/** A column of texts as codes; "" is missing. Levels are sorted unless given. */
export function categories(name: string, values: readonly string[], levels?: readonly string[]): ColumnState {
  const sorted = levels ?? [...new Set(values)].filter((value) => value !== "").sort(naturally);
  const codes = new Map(sorted.map((level, code) => [level, code]));
  return { name, levels: sorted, codes: Int32Array.from(values, (value) => codes.get(value) ?? -1) };
}

const { compare: naturally } = new Intl.Collator("en", { numeric: true });

function isNumeric(table: Table, name: string): boolean {
  const type = table.getChild(name)!.type as DataType;
  return String(type).startsWith("Float") || String(type).startsWith("Int") || String(type).startsWith("Uint");
}
