import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow-values.js";
import { type Cohort, cohortSamples } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { rowOf } from "../../src/data/dense.js";
import type { Matrix } from "../../src/data/matrix.js";
import { columnNames, numbers, withColumn } from "../../src/data/table.js";
import { toDense } from "../../src/data/matrix.js";
import { isOmixelError } from "../../src/errors.js";
import { prepare } from "../../src/prepare/registry.js";
import type { AnyStep } from "../../src/step.js";
import { openEngine } from "../../src/engine/open.js";
import { testContext as bareContext } from "../embed/context.js";
import { cohortOf as bareCohort, matrix, someCounts } from "./cohorts.js";

const source = fileURLToPath(new URL("../../src/prepare/", import.meta.url));

const engine = await openEngine();
const testContext = () => ({ ...bareContext(), engine });
const brief = { latent: 2, hidden: [4], epochs: 1, steps: 5 };

/** Options with which every step works on the small tables here. */
const small: Readonly<Record<string, object>> = {
  highlyVariable: { top: 4 },
  sizeFactors: { type: "poscounts" }, // every feature has a zero somewhere
  signatureScore: { genes: ["g1", "g4"], bins: 2 },
  cellCycleScore: { sGenes: ["g1", "g2", "g3"], g2mGenes: ["g5", "g6", "g7"], bins: 2 },
  autoencoder: brief,
  vae: brief,
  pseudobulk: { by: ["sample"] }, // a group of its own for each, since groups of many are no matter of single rows
};
const optionsOf = (step: AnyStep) => Object.freeze({ ...(step.defaults as object), ...small[step.name] });
/** As states are cached, sent between processes and saved. */
const roundTrip = (state: unknown) => valuesFromArrow(valuesToArrow(state));

/** With the columns of samples and features that some steps read. */
function cohortOf(values: Matrix): Cohort {
  const cohort = bareCohort(values);
  const rna = cohort.assays.rna!;
  const each = (count: number, names: readonly string[]) => Array.from({ length: count }, (_, i) => names[i % names.length]!); // prettier-ignore
  const lengths = Float64Array.from({ length: values.columns }, (_, j) => 100 * (j + 1));
  const genes = each(values.columns, ["A", "B", "C", "D"]);
  const features = withColumn(withColumn(rna.features, "length", lengths), "gene", genes);
  return {
    ...cohort,
    samples: withColumn(cohort.samples, "batch", each(values.rows, ["first", "second"])),
    assays: { rna: { ...rna, features } },
  };
}

/** What becomes of every row: its values, and the numbers that were added to the sample table. */
async function fitApply(step: AnyStep, train: Cohort, other: Cohort): Promise<Float32Array> {
  const ctx = testContext(); // a new one each time: the same seed, the same numbers
  const state: unknown = await step.fit(train, optionsOf(step), ctx);
  const made = await step.apply(other, roundTrip(state), optionsOf(step), ctx);
  const values = toDense(made.assays.rna!.values);
  const added = columnNames(made.samples).filter((name) => !columnNames(other.samples).includes(name));
  const columns = added.map((name) => numbers(made.samples, name)).filter((column) => !column.every(Number.isNaN));
  return Float32Array.from(
    Array.from({ length: values.rows }, (_, row) => [...rowOf(values, row), ...columns.map((column) => column[row]!)]).flat(), // prettier-ignore
  );
}

/** Small enough for the flavours that expect logarithms, zeros among them. */
const table = (rows: number) => {
  const counts = someCounts(rows, 9);
  return { ...counts, values: counts.values.map((value) => Math.log1p(value)) };
};

describe.each(Object.entries<AnyStep>(prepare))("%s", (key, step) => {
  test("is named like its key, its file and its line", () => {
    expect(step.name).toBe(key);
    const file = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(existsSync(`${source}${file}.ts`)).toBe(true);
    const registry = readFileSync(`${source}registry.ts`, "utf8");
    expect(registry).toMatch(new RegExp(`\\*/\\s+${key},`)); // a doc comment right before the line
  });

  test("says where it comes from and what its options are", () => {
    expect(step.source.paper).not.toBe("");
    expect(Object.isFrozen(step.defaults)).toBe(true);
    expect(step.defaults).toMatchObject({ assay: "" });
    expect(() => step.check?.(optionsOf(step))).not.toThrow();
    const own = readFileSync(`${source}${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`, "utf8");
    const shared = [...own.matchAll(/from "(\.[^"]*-options)\.js"/g)].map(([, path]) => readFileSync(`${source}${path}.ts`, "utf8")); // prettier-ignore
    const code = [own, ...shared].join("\n");
    for (const option of Object.keys(step.defaults as object).filter((name) => name !== "assay"))
      expect(code).toMatch(new RegExp(`/\\*\\*[^]*?Default [^]*?\\*/\\s+readonly ${option}:`));
    expect(JSON.parse(JSON.stringify(step.defaults))).toEqual(step.defaults); // a plan records options as JSON
  });

  test("is deterministic and leaves its input alone", async () => {
    const cohort = cohortOf(table(12));
    const [values, samples] = [toDense(cohort.assays.rna!.values).values.slice(), cohort.samples.toArray().map(String)];
    const first = await fitApply(step, cohort, cohort);
    expect(await fitApply(step, cohort, cohort)).toEqual(first);
    expect(toDense(cohort.assays.rna!.values).values).toEqual(values);
    expect(cohort.samples.toArray().map(String)).toEqual(samples);
  });

  test("sparse values give what dense ones give", async () => {
    const [train, other] = [table(12), someCounts(3, 9, 2)];
    expect(await fitApply(step, cohortOf(toCsr(train)), cohortOf(toCsr(other)))).toEqual(
      await fitApply(step, cohortOf(train), cohortOf(other)),
    );
  });

  test("learns plain data that is all it needs for other rows, one by one or together", async () => {
    const [train, other] = [cohortOf(table(12)), cohortOf(someCounts(3, 9, 2))];
    expectPlain(await step.fit(train, optionsOf(step), testContext()));
    const together = await fitApply(step, train, other);
    const apart: Float32Array[] = [];
    for (const row of [0, 1, 2]) apart.push(await fitApply(step, train, cohortSamples(other, [row])));
    expect(Float32Array.from(apart.flatMap((values) => [...values]))).toEqual(together);
  });

  test("no row: nothing comes of nothing", async () => {
    const train = cohortOf(table(12));
    expect(await fitApply(step, train, cohortSamples(train, []))).toHaveLength(0);
  });

  test.each([
    ["one row", matrix([[1, 2, 3, 0, 4, 2, 7, 1, 1]])],
    ["equal rows", matrix(Array.from({ length: 5 }, () => [1, 2, 3, 0, 4, 2, 7, 1, 1]))],
    ["equal values", matrix(Array.from({ length: 5 }, () => Array<number>(9).fill(2)))],
    ["all zeros", matrix(Array.from({ length: 5 }, () => Array<number>(9).fill(0)))],
    ["two features", matrix([[1, 2], [3, 4], [5, 1], [0, 2]])], // prettier-ignore
  ])("%s: finite values or an error with a remedy", async (_name, values) => {
    const cohort = cohortOf(values);
    try {
      const made = await fitApply(step, cohort, cohort);
      expect(made.every(Number.isFinite)).toBe(true);
    } catch (error) {
      if (!isOmixelError(error)) throw error;
      expect(error.remedy).not.toBe("");
    }
  });
});

/** Typed arrays, texts, finite numbers, lists and records of these. */
function expectPlain(state: unknown): void {
  if (state === null || ArrayBuffer.isView(state) || typeof state === "string" || typeof state === "boolean") return;
  if (typeof state === "number") return expect(Number.isFinite(state)).toBe(true) as unknown as undefined;
  if (Array.isArray(state)) return state.forEach(expectPlain);
  expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
  Object.values(state as object).forEach(expectPlain);
}
