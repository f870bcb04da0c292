import { expect, test } from "@jest/globals";
import { clusteredOrder } from "../../../src/encoders/order/clustered-order.js";
import { testContext } from "../../embed/context.js";
import { dense } from "../../../src/data/dense.js";
import { seededRandom } from "../../../src/random.js";
import { trainingOf } from "../training.js";

/** Columns that follow one of `groups` hidden courses, dealt in turn. */
function grouped(columns: number, groups: number) {
  const random = seededRandom(3);
  const hidden = Array.from({ length: groups }, () => Array.from({ length: 12 }, () => random.normal()));
  return dense(
    12,
    columns,
    Float32Array.from({ length: 12 * columns }, (_, at) => {
      const [row, column] = [Math.floor(at / columns), at % columns];
      return hidden[column % groups]![row]! + 0.1 * random.normal();
    }),
  );
}
const order = (columns: number, chosen = Uint32Array.from({ length: columns }, (_, f) => f)) =>
  clusteredOrder("test", trainingOf(grouped(columns, 4)), chosen, testContext());

test.each([40, 1600])("of %i columns, those that follow one course come one after another", async (count) => {
  const columns = Array.from(await order(count));
  expect([...columns].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, f) => f));
  const changes = columns.filter((column, at) => at > 0 && column % 4 !== columns[at - 1]! % 4).length;
  expect(changes).toBe(3);
});

test("only the columns asked for", async () => {
  expect(Array.from(await order(40, Uint32Array.of(3, 8, 12, 15))).sort((a, b) => a - b)).toEqual([3, 8, 12, 15]);
});

test("it stops when asked to", async () => {
  const ctx = { ...testContext(), signal: AbortSignal.abort() };
  const columns = Uint32Array.of(0, 1, 2);
  await expect(clusteredOrder("test", trainingOf(grouped(3, 2)), columns, ctx)).rejects.toThrow("stopped");
});

test("a stop arrives while distances are still being taken", async () => {
  const stop = new AbortController();
  const told: number[] = [];
  const progress = (event: object) => {
    const { done, of } = event as { done: number; of: number };
    told.push(done / of);
    stop.abort();
  };
  const ctx = { ...testContext(), signal: stop.signal, progress };
  const columns = Uint32Array.from({ length: 3000 }, (_, f) => f);
  await expect(clusteredOrder("test", trainingOf(grouped(3000, 4)), columns, ctx)).rejects.toThrow("stopped");
  expect(told).toHaveLength(1);
  expect(told[0]).toBeLessThan(1 / 3);
});
