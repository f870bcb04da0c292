import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@jest/globals";
import { texts } from "../../src/data/table.js";
import type { RawTable } from "../../src/io/raw-table.js";

/** A file that pandas or pyarrow wrote; how: tests/fixtures/columns/generate.py. */
export function columnsFile(name: string): string {
  return fileURLToPath(new URL(`../fixtures/columns/${name}`, import.meta.url));
}

interface Expected {
  readonly samples: string[];
  readonly features: string[];
  readonly values: (number | null)[];
  readonly group: string[];
  readonly batch: string[];
  readonly treated: string[];
  readonly seen: string[];
}

export const expectedColumns = JSON.parse(readFileSync(columnsFile("expected.json"), "utf8")) as Expected;

/** Compares with what pandas has, value by value. */
export function expectAsPandas({ samples, features, values, annotations }: RawTable): void {
  const { values: numbers, samples: names, features: numeric, ...columns } = expectedColumns;
  expect([samples, features]).toEqual([names, numeric]);
  expect(Array.from(values.values, (value) => (Number.isNaN(value) ? null : value))).toEqual(numbers);
  for (const [column, cells] of Object.entries(columns)) expect(texts(annotations!, column)).toEqual(cells);
}
