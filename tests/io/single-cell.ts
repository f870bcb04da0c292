import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { assayOf, type Cohort, sampleNames } from "../../src/data/cohort.js";
import { toDense } from "../../src/data/matrix.js";
import { columnNames, type Table } from "../../src/data/table.js";
import type { Format } from "../../src/io/format.js";
import type { ReadTableOptions } from "../../src/io/read-assay.js";

/** A small file as the reference tools write it. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/single-cell/${name}`, import.meta.url));
}

/** What the reference tools read from a file. */
export interface Reference {
  readonly options: ReadTableOptions;
  readonly samples: readonly string[];
  readonly features: readonly string[];
  readonly obs: Readonly<Record<string, unknown[]>>;
  readonly var: Readonly<Record<string, unknown[]>>;
  readonly values: readonly (readonly (number | null)[])[];
}

const references = JSON.parse(readFileSync(fixture("expected.json"), "utf8")) as Record<string, Reference[]>;

/** For `test.each`: file, options, and what is to be read from it. */
export function referenceCases(...files: string[]): [string, ReadTableOptions, Reference][] {
  return files.flatMap((file) =>
    references[file]!.map((one) => [file, one.options, one] as [string, ReadTableOptions, Reference]),
  );
}

export async function cohortIn(format: Format, path: string, options: ReadTableOptions = {}): Promise<Cohort> {
  const content = await format.read(path, options);
  if (content.kind !== "cohort") throw new Error(`expected a cohort, got ${content.kind}`);
  return content.cohort;
}

export function expectCohort(cohort: Cohort, reference: Reference): void {
  const assay = assayOf(cohort, reference.options.assay);
  expect(sampleNames(cohort)).toEqual(reference.samples);
  expect(featureNames(assay)).toEqual(reference.features);
  expect(columnsOf(cohort.samples, "sample")).toEqual(reference.obs);
  expect(columnsOf(assay.features, "feature")).toEqual(reference.var);
  const { values, rows, columns } = toDense(assay.values);
  expect([rows, columns]).toEqual([reference.samples.length, reference.features.length]);
  const expected = reference.values.flat().map((value) => value ?? NaN);
  expect(Array.from(values)).toEqual(expected);
}

/** Columns beside the names; a column that had to make room for the names has its own name again. */
export function columnsOf(table: Table, key: string): Record<string, unknown[]> {
  const names = columnNames(table).filter((name) => name !== key);
  return Object.fromEntries(names.map((name) => [name === `${key}_` ? key : name, [...table.getChild(name)!]]));
}
