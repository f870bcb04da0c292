import { describe, expect, test } from "@jest/globals";
import { OmixelError } from "../../src/errors.js";
import { isOutOfMemory, outOfMemory } from "../../src/train/out-of-memory.js";
import { describeTensorFlow } from "../engine/engines.js";

const exhausted = () => new OmixelError("EngineFailure", "x", "y", {}, { code: "RESOURCE_EXHAUSTED" });

test("an error tells whether memory is what lacks", () => {
  expect(isOutOfMemory(exhausted())).toBe(true);
  expect(isOutOfMemory(new RangeError("Array buffer allocation failed"))).toBe(true);
  expect(isOutOfMemory(new RangeError("Maximum call stack size exceeded"))).toBe(false);
  expect(isOutOfMemory(new OmixelError("EngineFailure", "x", "y", {}, { code: "INTERNAL" }))).toBe(false);
  expect(isOutOfMemory(new Error("x"))).toBe(false);
});

describeTensorFlow("TensorFlow", (engine) => {
  test("says so of more memory than there can be", () => {
    let found: unknown;
    try {
      engine.tf.tidy(() => engine.tf.zeros([2 ** 15, 2 ** 15, 2 ** 14]).dataSync());
    } catch (error) {
      found = error;
    }
    expect(isOutOfMemory(found)).toBe(true);
  });
});

describe("the batch that fits", () => {
  const upTo = (most: number) => (rows: number) => {
    if (rows > most) throw exhausted();
  };

  test("is found by halving", () => {
    const error = outOfMemory(exhausted(), 48, upTo(13));
    expect(error).toMatchObject({ tag: "EngineFailure", what: "There is no memory for an update of 48 rows." });
    expect(error.remedy).toMatch(/^A batch of 12 fits \(batchSize: 12\)/);
  });

  test("may not be there, and other errors are not hidden", () => {
    expect(outOfMemory(exhausted(), 32, upTo(1)).remedy).toMatch(/^Not even a batch of 2 fits/);
    expect(() =>
      outOfMemory(exhausted(), 32, () => {
        throw new Error("other");
      }),
    ).toThrow("other");
  });
});
