import { expect, test } from "@jest/globals";
import { checkBooster } from "../../src/trees/check-booster.js";

const good = { rounds: 10, learningRate: 0.1, lambda: 0, bins: 255 };

test("options in range pass, others are named with what is expected", () => {
  expect(() => checkBooster("boost", good)).not.toThrow();
  expect(() => checkBooster("boost", { ...good, rounds: 0 })).toThrow(/step boost: Option "rounds" is 0/);
  expect(() => checkBooster("boost", { ...good, learningRate: 0 })).toThrow(/learningRate/);
  expect(() => checkBooster("boost", { ...good, lambda: -1 })).toThrow(/lambda/);
  expect(() => checkBooster("boost", { ...good, bins: 1 })).toThrow(/bins/);
  expect(() => checkBooster("boost", { ...good, bins: 70_000 })).toThrow(/at most 65536/);
});
