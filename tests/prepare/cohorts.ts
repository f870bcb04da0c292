import type { Context, ProgressEvent } from "../../src/context.js";
import type { Cohort } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { type Dense, dense } from "../../src/data/dense.js";
import type { Matrix } from "../../src/data/matrix.js";
import { type Column, tableOf, withColumn } from "../../src/data/table.js";
import type { Engine } from "../../src/engine/engine.js";
import { seededRandom } from "../../src/random.js";
import { mergeOptions } from "../../src/registry.js";
import type { AnyStep } from "../../src/step.js";

/** A cohort of one assay "rna" with samples s0, s1 … and features g0, g1 … (or those named). */
export function cohortOf(values: Matrix, features?: readonly string[], measured?: Uint8Array): Cohort {
  const names = (count: number, letter: string) => Array.from({ length: count }, (_, i) => `${letter}${i}`);
  return {
    samples: tableOf({ sample: names(values.rows, "s") }),
    roles: {},
    assays: {
      rna: {
        name: "rna",
        values,
        features: tableOf({ feature: features ?? names(values.columns, "g") }),
        measured: measured ?? new Uint8Array(values.rows).fill(1),
      },
    },
  };
}

/** The cohort with columns added to its sample table. */
export function withSamples(cohort: Cohort, columns: Readonly<Record<string, Column>>): Cohort {
  const samples = Object.entries(columns).reduce(
    (table, [name, values]) => withColumn(table, name, values),
    cohort.samples,
  );
  return { ...cohort, samples };
}

/** A matrix from rows of numbers. */
export function matrix(rows: readonly (readonly number[])[]): Dense {
  return dense(rows.length, rows[0]?.length ?? 0, Float32Array.from(rows.flat()));
}

/** Seeded counts, about half of them zero. */
export function someCounts(rows: number, columns: number, seed = 1): Dense {
  const random = seededRandom(seed);
  const values = new Float32Array(rows * columns).map(() =>
    Math.max(0, Math.floor(-20 * Math.log(1 - random.next())) - 12),
  );
  return dense(rows, columns, values);
}

/** A context that collects warnings. */
export function listening(): { ctx: Context; warnings: string[] } {
  const warnings: string[] = [];
  const progress = (event: ProgressEvent) => {
    if (event.kind === "warning") warnings.push(`${event.step}: ${event.message}`);
  };
  return { ctx: { random: seededRandom(1), progress, engine: {} as Engine }, warnings };
}

/** Fits on one cohort and applies to another; gives the values of assay "rna", its features, and the warnings. */
export async function prepareWith<S extends AnyStep>(
  step: S,
  given: Partial<S["defaults"]>,
  train: Cohort | Matrix,
  other: Cohort | Matrix = train,
): Promise<{ values: Matrix; cohort: Cohort; warnings: string[] }> {
  const asCohort = (data: Cohort | Matrix) => ("kind" in data ? cohortOf(data) : data);
  const options = mergeOptions(step.name, step.defaults as object, given as object);
  step.check?.(options);
  const { ctx, warnings } = listening();
  const state: unknown = await step.fit(asCohort(train), options, ctx);
  const cohort = await step.apply(asCohort(other), state, options, ctx);
  return { values: cohort.assays.rna!.values, cohort, warnings };
}

/** The same matrix dense and sparse, for `test.each`. */
export function bothKinds(values: Dense): [kind: string, values: Matrix][] {
  return [
    ["dense", values],
    ["sparse", toCsr(values)],
  ];
}
