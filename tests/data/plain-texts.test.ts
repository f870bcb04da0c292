import { describe, expect, test } from "@jest/globals";
import { Float64, Utf8, vectorFromArray } from "apache-arrow";
import fc from "fast-check";
import { plainTexts } from "../../src/data/plain-texts.js";

const column = (values: readonly (string | null)[]) => vectorFromArray([...values], new Utf8());

test("texts come back as they are, whole or in part, in one chunk or several", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary-ascii" }), { minLength: 1 }), fc.nat(), (values, cut) => {
      const vector = column(values);
      expect(plainTexts(vector)).toEqual(values);
      const from = cut % values.length;
      expect(plainTexts(vector.slice(from))).toEqual(values.slice(from));
      expect(plainTexts(vector.slice(0, from + 1).concat(vector))).toEqual([...values.slice(0, from + 1), ...values]);
    }),
  );
});

describe("what is not plain is left to others", () => {
  test.each([
    ["letters beyond ASCII", column(["gene", "β-catenin"])],
    ["a mark of byte order", column(["\ufeffgene"])],
    ["a missing text", column(["gene", null])],
    ["numbers", vectorFromArray([1, 2], new Float64())],
  ])("%s", (_, vector) => {
    expect(plainTexts(vector)).toBeUndefined();
  });
});
