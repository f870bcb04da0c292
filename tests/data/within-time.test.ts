import { expect, test } from "@jest/globals";
import { withinTime } from "../../src/data/within-time.js";

test("work that ends gives its answer, or its own error", () => {
  const answer = { is: 42 };
  expect(withinTime(() => answer, 1000)).toBe(answer);
  const wrong = new RangeError("wrong");
  expect(() =>
    withinTime(() => {
      throw wrong;
    }, 1000),
  ).toThrow(wrong);
});

test("work that does not end is ended", () => {
  let count = 0;
  const endless = () => {
    while (count >= 0) count = (count + 1) % 1000;
  };
  expect(() => withinTime(endless, 50)).toThrow(expect.objectContaining({ code: "ERR_SCRIPT_EXECUTION_TIMEOUT" }));
});
