import { describe, expect, test } from "@jest/globals";
import { gromovWasserstein } from "../../../src/encoders/tab-map/gromov-wasserstein.js";
import { seededRandom } from "../../../src/random.js";
import { testContext } from "../../embed/context.js";

const count = 36;
const random = seededRandom(4);
const points = Float64Array.from({ length: 2 * count }, () => random.next());
const order = random.shuffle(Int32Array.from({ length: count }, (_, i) => i));
const distances = (of: (i: number) => number) =>
  Float32Array.from({ length: count * count }, (_, at) => {
    const [i, j] = [of(Math.floor(at / count)), of(at % count)];
    return Math.hypot(points[2 * i]! - points[2 * j]!, points[2 * i + 1]! - points[2 * j + 1]!);
  });
const square = (values: Float32Array) => ({ rows: count, columns: count, values });
const [one, other] = [square(distances((i) => i)), square(distances((i) => order[i]!))];

/** Point i of one set is point k of the other where order[k] = i; a start that hints at it. */
const hinted = () =>
  Float32Array.from({ length: count * count }, (_, at) => {
    const [i, k] = [Math.floor(at / count), order[at % count]!];
    return Math.exp(-8 * ((points[2 * i]! - points[2 * k]!) ** 2 + (points[2 * i + 1]! - points[2 * k + 1]!) ** 2));
  });
const couple = async (start: Float32Array) => {
  await gromovWasserstein(one, other, start, { steps: 60, proximity: 0.2 }, "tabMap", testContext());
  return start;
};

describe("a set and itself in another order", () => {
  test("each meets itself", async () => {
    const coupling = await couple(hinted());
    const met = Array.from({ length: count }, (_, i) => {
      const row = coupling.subarray(i * count, (i + 1) * count);
      return order[row.indexOf(row.reduce((most, value) => Math.max(most, value)))];
    });
    expect(met.filter((k, i) => k === i).length).toBeGreaterThan(0.9 * count);
  });

  test("rows and columns have equal shares", async () => {
    const coupling = await couple(hinted());
    for (let i = 0; i < count; i++) {
      const row = coupling.subarray(i * count, (i + 1) * count).reduce((sum, value) => sum + value, 0);
      const column = coupling.filter((_, at) => at % count === i).reduce((sum, value) => sum + value, 0);
      expect(row * count).toBeCloseTo(1, 1);
      expect(column * count).toBeCloseTo(1, 3);
    }
  });
});

test("without any distance nothing is preferred, and nothing breaks", async () => {
  const coupling = new Float32Array(count * count).fill(1);
  await gromovWasserstein(
    square(new Float32Array(count * count)),
    other,
    coupling,
    { steps: 5, proximity: 0.5 },
    "tabMap",
    testContext(),
  );
  coupling.forEach((share) => expect(share * count * count).toBeCloseTo(1, 4));
});

test("stops when asked to", async () => {
  const ctx = { ...testContext(), signal: AbortSignal.abort() };
  await expect(
    gromovWasserstein(one, other, hinted(), { steps: 5, proximity: 0.5 }, "tabMap", ctx),
  ).rejects.toMatchObject({ tag: "Aborted" });
});
