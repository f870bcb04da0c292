import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, test } from "@jest/globals";
import { type Dense, dense } from "../src/data/dense.js";

const root = fileURLToPath(new URL("../../shared/", import.meta.url));

/** A path below the shared folder of real data and reference fixtures that may stand beside the project. */
export function sharedPath(path: string): string {
  const parts = path.split("/");
  return parts[0] === "data" && process.env.OMIXEL_DATA
    ? join(process.env.OMIXEL_DATA, ...parts.slice(1))
    : join(root, path);
}

/** A block of tests that need shared files: skipped where the folder is absent, failing where only the file is. */
export function describeWithShared(name: string, paths: readonly string[], block: () => void): void {
  const folderMissing = paths.some((path) => !existsSync(sharedPath(path.split("/")[0]!)));
  if (folderMissing) {
    describe(name, () => test.skip(`needs ${paths.join(", ")} beside the project`, () => undefined));
    return;
  }
  const missing = paths.filter((path) => !existsSync(sharedPath(path)));
  if (missing.length > 0) {
    describe(name, () => {
      test("shared files are there", () => {
        throw new Error(`${missing.join(", ")} is missing although the shared folder is there`);
      });
    });
    return;
  }
  describe(name, block);
}

/** A reference value: a number, a text, a matrix, or lists and records of these. */
// Fixtures are JSON of many shapes; each test knows the shape of its own case.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Reference = any;

interface ParityCase {
  readonly id: string;
  readonly params: Reference;
  readonly input: Reference;
  readonly expected: Reference;
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}

/** One case of a parity fixture, e.g. parityCase("single-cell", "normalize-log1p"); `x_ref` inputs are resolved to `x`. */
export function parityCase(file: string, id: string): ParityCase {
  const { cases } = JSON.parse(readFileSync(sharedPath(`fixtures/parity/${file}.json`), "utf8")) as {
    cases: ParityCase[];
  };
  const find = (wanted: string) => {
    const found = cases.find((item) => item.id === wanted);
    if (!found) throw new Error(`${file}.json has no case ${wanted}`);
    return found;
  };
  const resolve = (reference: string): Reference => {
    const [from, field] = reference.split(/\.(?=[^.]*$)/) as [string, string];
    const source = find(from);
    return resolved(source)[field] ?? source.expected[field];
  };
  const resolved = (source: ParityCase): Reference =>
    Object.fromEntries(
      Object.entries(source.input).map(([key, value]) =>
        key.endsWith("_ref") ? [key.slice(0, -4), resolve(value as string)] : [key, value],
      ),
    );
  const found = find(id);
  return { ...found, input: resolved(found) };
}

/** A reference matrix { shape, data } as Dense; null becomes NaN. */
export function matrixOf(reference: Reference): Dense {
  const [rows, columns] = reference.shape as [number, number];
  return dense(
    rows,
    columns,
    Float32Array.from(reference.data as (number | null)[], (value) => value ?? NaN),
  );
}

/** Largest excess of |a - b| over atol + rtol × |b|; at most 0 means equal within the tolerance, NaN equal to NaN. */
export function excess(
  actual: ArrayLike<number>,
  expected: ArrayLike<number | null>,
  { rtol, atol }: { rtol: number; atol: number },
): number {
  if (actual.length !== expected.length) throw new Error(`${actual.length} values instead of ${expected.length}`);
  let worst = -Infinity;
  for (let i = 0; i < actual.length; i++) {
    const [a, b] = [actual[i]!, expected[i] ?? NaN];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    const over = Math.abs(a - b) - atol - rtol * Math.abs(b);
    worst = Math.max(worst, Number.isNaN(over) ? Infinity : over);
  }
  return worst;
}
