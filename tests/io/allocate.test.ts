import { expect, test } from "@jest/globals";
import { allocate } from "../../src/io/allocate.js";

test("memory that there is is given", () => {
  expect(allocate(8, "file", () => new Float64Array(1))).toEqual(Float64Array.of(0));
});

test.each([
  ["that the machine does not have", 2 ** 60, () => 0],
  [
    "that is refused",
    8,
    () => {
      throw new RangeError("Array buffer allocation failed");
    },
  ],
])("memory %s is told with its amount", (_, bytes, make) => {
  expect(() => allocate(bytes, "file", make)).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", what: expect.stringMatching(/^The matrix needs [\d.]+ GiB/) }),
  );
});
