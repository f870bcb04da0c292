import { describe, expect, test } from "@jest/globals";
import { checkKnownShare, knownShareDefaults, requireKnownShare } from "../../../src/encoders/placing/known-share.js";
import { testContext, warnings } from "../../embed/context.js";

const features = ["a", "b", "c", "d"];
const require = (known: number[], given = {}, ctx = testContext()) =>
  requireKnownShare("treemap", "The tree", features, known, ["x1"], { ...knownShareDefaults, ...given }, ctx);

test("features without a place are told with their share", () => {
  const ctx = testContext();
  expect([...require([1, 0, 1, 1], {}, ctx)]).toEqual([1]);
  expect(warnings(ctx)).toEqual([
    "The tree knows 3 of 4 features (75.0 %); the others are drawn below the blank row: b.",
  ]);
});

test("nothing is told where all are known", () => {
  const ctx = testContext();
  expect(require([1, 1, 1, 1], {}, ctx).length).toBe(0);
  expect(warnings(ctx)).toEqual([]);
});

describe("too few", () => {
  test.each([
    [[0, 0, 0, 1], { leastKnown: 0.5 }, /knows 1 of 4 features, but 2 are needed.*called a, b, c, d, there x1/],
    [[0, 0, 0, 0], { leastKnown: 0 }, /but 1 are needed/],
    [[0, 0, 1, 1], { unknown: "drop" }, /but 3 are needed/],
  ])("%j with %j", (known, given, message) => {
    expect(() => require(known, given)).toThrow(message);
  });
});

test("options are checked", () => {
  expect(() => checkKnownShare("treemap", { unknown: "hide" as never, leastKnown: 0 })).toThrow("hide");
  expect(() => checkKnownShare("treemap", { unknown: "drop", leastKnown: 2 })).toThrow("share between 0 and 1");
});

test("a table that is not looked up by name is to be filled in", () => {
  expect(() =>
    requireKnownShare("genome", "The feature table", features, [0, 0, 0, 0], [], knownShareDefaults, testContext()),
  ).toThrow(/Fill its columns in/);
});
