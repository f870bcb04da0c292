import { expect, test } from "@jest/globals";
import { mostSaved } from "../../../src/notebook/shared/most-saved.js";

test("a gallery of two thousand usual images is saved, one of large images is not", () => {
  expect(2000 * 64 * 64 * 3).toBeLessThan(mostSaved);
  expect(2000 * 128 * 128 * 3).toBeGreaterThan(mostSaved);
});
