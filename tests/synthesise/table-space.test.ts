import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { openEngine } from "../../src/engine/open.js";
import { seededRandom } from "../../src/random.js";
import { fitTableSpace, fromTableSpace, toTableSpace } from "../../src/synthesise/table-space.js";

const engine = await openEngine();
const ctx = { engine, random: seededRandom(1), progress: () => undefined };
const random = seededRandom(2);
/** Feature 2 is constant, feature 3 twice feature 0. */
const table = dense(12, 4);
for (let i = 0; i < 12; i++) {
  const [a, b] = [random.normal(), 5 + 2 * random.normal()];
  table.values.set([a, b, 7, 2 * a], 4 * i);
}
const names = ["a", "b", "c", "d"];

test("coordinates have unit variance and lead back to the same values", () => {
  const space = fitTableSpace("gan", table, names, 10, ctx);
  const x = toTableSpace(table, space, ctx);
  expect(x.columns).toBe(2); // b, and a with d
  for (const k of [0, 1]) {
    const column = Array.from({ length: 12 }, (_, i) => x.values[2 * i + k]!);
    expect(column.reduce((sum, value) => sum + value * value, 0) / 11).toBeCloseTo(1, 4);
  }
  const back = fromTableSpace(x, space, seededRandom(1), ctx);
  back.values.forEach((value, at) => expect(value).toBeCloseTo(table.values[at]!, 3));
});

test("what few coordinates leave out is drawn at random, within what was ever measured", () => {
  const space = fitTableSpace("gan", table, names, 1, ctx);
  expect(Math.max(...space.rest)).toBeGreaterThan(0.5);
  const far = fromTableSpace(dense(50, 1, new Float32Array(50).fill(100)), space, seededRandom(1), ctx); // prettier-ignore
  for (let at = 0; at < far.values.length; at++) {
    expect(far.values[at]).toBeGreaterThanOrEqual(space.lowest[at % 4]!);
    expect(far.values[at]).toBeLessThanOrEqual(space.highest[at % 4]!);
  }
  expect(far.values[2]).toBe(7);
});

test("missing values are refused", () => {
  const holes = dense(2, 2, Float32Array.of(1, NaN, 2, 3));
  expect(() => fitTableSpace("gan", holes, ["a", "b"], 1, ctx)).toThrow(expect.objectContaining({ tag: "MissingValues" })); // prettier-ignore
});
