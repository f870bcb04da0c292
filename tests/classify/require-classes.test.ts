import { expect, test } from "@jest/globals";
import { requireClasses } from "../../src/classify/require-classes.js";

test("one class is nothing to be told apart", () => {
  expect(() => requireClasses("xgboost", 2)).not.toThrow();
  expect(() => requireClasses("xgboost", 1)).toThrow(/step xgboost: .*1 class/);
});
