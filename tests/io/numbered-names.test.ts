import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { numberedNames } from "../../src/io/numbered-names.js";

test("numbers keep the order, names stay readable", () => {
  const names = ["TCGA-02/01", "ß æ", "../../etc", "a:b*c?", "", "x"];
  expect(numberedNames(names)).toEqual(["1_TCGA-02-01", "2_ß-æ", "3_..-..-etc", "4_a-b-c", "5", "6_x"]);
  expect(numberedNames(Array.from({ length: 12 }, () => "s"))[0]).toBe("01_s");
});

test("any names become distinct, short names that sort in their order and hold no path", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 300 }), { minLength: 1, maxLength: 40 }), (names) => {
      const files = numberedNames(names);
      expect(files).toHaveLength(names.length);
      expect(new Set(files).size).toBe(files.length);
      expect([...files].sort((a, b) => parseInt(a, 10) - parseInt(b, 10))).toEqual(files);
      for (const file of files) {
        expect(file).toMatch(/^\d+(_[\p{L}\p{M}\p{N}._-]+)?$/u);
        expect(Buffer.byteLength(file)).toBeLessThan(220);
      }
    }),
    { numRuns: 200 },
  );
});
