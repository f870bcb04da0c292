import { expect, test } from "@jest/globals";
import { checkSurvivalTimes } from "../../src/survival/survival-times.js";

test.each([
  ["a negative time", [-1], [1]],
  ["a missing time", [NaN], [1]],
  ["an endless time", [Infinity], [1]],
  ["an event that is neither 0 nor 1", [1], [2]],
  ["a missing event", [1], [NaN]],
  ["fewer events than times", [1, 2], [1]],
])("%s is refused", (_, time, event) => {
  expect(() => checkSurvivalTimes({ time, event })).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
});

test("times from 0 on, and nobody at all, are survival times", () => {
  expect(() => checkSurvivalTimes({ time: [0, 2.5], event: [0, 1] })).not.toThrow();
  expect(() => checkSurvivalTimes({ time: [], event: [] })).not.toThrow();
});
