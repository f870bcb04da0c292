import { expect, test } from "@jest/globals";
import { chromosomeOrder } from "../../../src/encoders/order/chromosome-order.js";
import { testContext, warnings } from "../../embed/context.js";
import { someCounts } from "../../prepare/cohorts.js";
import { trainingOf } from "../training.js";

const order = (chromosome?: unknown[], start?: unknown[]) => {
  const ctx = testContext();
  const facts = { ...(chromosome ? { chromosome } : {}), ...(start ? { start } : {}) };
  const columns = chromosomeOrder("test", trainingOf(someCounts(3, 5), {}, facts), ctx);
  return { columns: Array.from(columns), warnings: warnings(ctx) };
};

test("chromosomes by number, then by letter, each by position", () => {
  expect(order(["chrX", "chr10", "chr2", "chr2", "chrM"], [1, 1, 9, 3, 1]).columns).toEqual([3, 2, 1, 0, 4]);
});

test("features without a place are dropped and counted", () => {
  const { columns, warnings: told } = order(["1", null, "1", "", "1"], [3, 1, 2, 1, 1]);
  expect(columns).toEqual([4, 2, 0]);
  expect(told).toEqual(["2 of 5 features have no place on a chromosome and are not drawn: g1, g3."]);
});

test("a table that tells nothing is refused", () => {
  expect(() => order()).toThrow(/0 of 5 features where they lie.*"chromosome" and "start"/);
  expect(() => order(["1", "1", "1", "1", "1"])).toThrow(/0 of 5/);
});
