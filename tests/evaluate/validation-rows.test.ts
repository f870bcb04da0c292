import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { validationRows } from "../../src/evaluate/validation-rows.js";
import { seededRandom } from "../../src/random.js";

const labels = Array.from({ length: 50 }, (_, row) => (row % 5 === 0 ? "rare" : "common"));
const rows = Int32Array.from(labels.keys()).filter((row) => row >= 10);

test("the split takes the training rows apart, evenly over classes, in their order", () => {
  const { fit, validation } = validationRows(rows, labels, 0.25, seededRandom(1));
  expect([...fit, ...validation].sort((a, b) => a - b)).toEqual([...rows]);
  expect(validation.filter((row) => labels[row] === "rare")).toHaveLength(2);
  expect(validation.filter((row) => labels[row] === "common")).toHaveLength(8);
  expect([...fit]).toEqual([...fit].sort((a, b) => a - b));
});

test("a class never goes to validation whole", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 }),
      fc.integer(),
      (codes, seed) => {
        const own = codes.map((code) => `class ${code}`);
        const all = Int32Array.from(own.keys());
        const sizes = new Map<string, number>();
        for (const label of own) sizes.set(label, (sizes.get(label) ?? 0) + 1);
        const split = () => validationRows(all, own, 0.5, seededRandom(seed));
        if (Math.max(...sizes.values()) < 2) expect(split).toThrow(expect.objectContaining({ tag: "TooFewSamples" }));
        else expect(new Set(Array.from(split().fit, (row) => own[row])).size).toBe(sizes.size);
      },
    ),
  );
});

test("the training rows are not written to", () => {
  const before = rows.slice();
  validationRows(rows, labels, 0.2, seededRandom(3));
  expect(rows).toEqual(before);
});

describe("with groups", () => {
  const groups = labels.map((_, row) => `patient ${Math.floor(row / 5)}`);

  test("whole groups are set aside", () => {
    const { fit, validation } = validationRows(rows, labels, 0.25, seededRandom(1), groups);
    const seen = new Set(Array.from(fit, (row) => groups[row]));
    expect(Array.from(validation, (row) => groups[row]).filter((group) => seen.has(group))).toEqual([]);
    expect(validation).toHaveLength(10);
  });

  test("one group alone cannot be split", () => {
    expect(() =>
      validationRows(
        rows,
        labels,
        0.25,
        seededRandom(1),
        labels.map(() => "p"),
      ),
    ).toThrow(/of one group/);
  });

  test("classes that come from one group each cannot be split", () => {
    expect(() => validationRows(rows, labels, 0.5, seededRandom(1), labels)).toThrow(/whole class/);
  });
});

test.each([0, 0.6, NaN])("a share of %p is refused", (share) => {
  expect(() => validationRows(rows, labels, share, seededRandom(1))).toThrow(
    expect.objectContaining({ tag: "InvalidOption" }),
  );
});
