import { expect } from "@jest/globals";
import type { AnyBaseline, LabelledTable } from "../../src/baselines/baseline.js";
import type { Dense } from "../../src/data/dense.js";
import type { Engine } from "../../src/engine/engine.js";
import { seededRandom } from "../../src/random.js";
import { apart, firstOf, fresh, three, treeReference, two } from "../trees/reference.js";

/** What trees need of a context: no tensors. */
export function treeContext(seed = 1, signal?: AbortSignal) {
  const none = undefined as unknown as Engine;
  return { engine: none, random: seededRandom(seed), progress: () => undefined, ...(signal ? { signal } : {}) };
}

/** Learns, and says the probabilities of the fresh samples. */
export async function saidBy(
  baseline: AnyBaseline,
  options: object = {},
  train: LabelledTable = three,
  seed = 1,
  tested: Dense = fresh.x,
) {
  const chosen = { ...(baseline.defaults as object), ...options };
  const state: unknown = await baseline.fit(train, chosen, treeContext(seed));
  const said = await baseline.predict(tested, state, chosen, treeContext());
  const explain = async (x: Dense, targets: Int32Array) => baseline.attribute(x, state, targets, chosen, treeContext());
  return { said, state, explain };
}

/** Probabilities and Shapley values are the library's, for two classes and for three. @param far added to all values */
export async function expectParity(baseline: AnyBaseline, options: object, tolerance: number, far = 0): Promise<void> {
  const moved = (x: Dense) => ({ ...x, values: x.values.map((value) => value + far) });
  for (const [name, train] of [
    ["three", three],
    ["two", two],
  ] as const) {
    // prettier-ignore
    const expected = treeReference[baseline.name][name] as { probabilities: number[][]; contributions: unknown };
    const { said, explain } = await saidBy(baseline, options, { ...train, x: moved(train.x) }, 1, moved(fresh.x));
    expect(apart(said, expected.probabilities.flat()).most).toBeLessThan(tolerance);
    const shown = (expected.contributions as unknown[][]).length;
    const x = moved(firstOf(fresh.x, shown));
    const width = x.columns + 1; // the last of theirs is what is said without any feature
    for (let target = 0; target < train.classes; target++) {
      const sign = train === two && target === 0 ? -1 : 1;
      const from = train === two ? 0 : target * width;
      const flat = expected.contributions as number[][] | number[][][];
      const theirs = flat.flatMap((row) => (row.flat() as number[]).slice(from, from + x.columns).map((v) => sign * v));
      const { values } = await explain(x, new Int32Array(shown).fill(target));
      expect(apart(values, theirs).most).toBeLessThan(10 * tolerance);
    }
  }
}

/** A forest is as near to scikit-learn's as that is to itself under another seed. */
export async function expectNear(baseline: AnyBaseline): Promise<void> {
  const [one, other] = (treeReference[baseline.name] as number[][][]).map((said) => said.flat());
  const chance = apart(one!, other!).mean;
  for (const seed of [1, 2, 3]) {
    const { said } = await saidBy(baseline, {}, three, seed);
    expect(apart(said, one!).mean).toBeLessThan(1.5 * chance);
  }
}

/** Share of the fresh samples whose class is the likeliest. */
export function accuracyOf(said: ArrayLike<number>): number {
  const { labels } = fresh;
  const right = [...labels].filter((label, i) => [0, 1, 2].every((c) => said[3 * i + c]! <= said[3 * i + label]!));
  return right.length / labels.length;
}

/** Probabilities of the reference, row by row. */
export function referenceOf(name: string): number[] {
  return (treeReference[name] as number[][]).flat();
}
