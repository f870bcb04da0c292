import { describe, expect, test } from "@jest/globals";
import { validationSets } from "../../src/classify/validation-sets.js";
import { seededRandom } from "../../src/random.js";
import type { TrainingSet } from "../../src/train/training-set.js";
import { toySet } from "../train/toy.js";

/** Each image begins with the number of its row. */
const set = toySet(40);
for (let row = 0; row < 40; row++) set.images[row * 128] = row;
const rowsOf = ({ images, count }: TrainingSet) => Array.from({ length: count }, (_, i) => images[i * 128]!);

const patient = { patience: 3, validation: 0.25 };
const split = (seed: number, groups?: string[]) => {
  const { fit, validation } = validationSets(set, patient, seededRandom(seed), groups);
  return { fit: rowsOf(fit), validation: rowsOf(validation!), labels: [...validation!.labels] };
};

describe("validation rows", () => {
  test("are none without early stopping", () => {
    expect(validationSets(set, { patience: 0, validation: 0.25 }, seededRandom(1))).toEqual({ fit: set });
  });

  test("are the asked share of each class, apart from the others, and another seed's are others", () => {
    const { fit, validation, labels } = split(1);
    expect([...fit, ...validation].sort((a, b) => a - b)).toEqual(rowsOf(set));
    expect(labels.filter((label) => label === 1)).toHaveLength(5);
    expect(validation).toHaveLength(10);
    expect(split(1).validation).toEqual(validation);
    expect(split(2).validation).not.toEqual(validation);
  });

  test("are whole groups", () => {
    const groups = Array.from({ length: 40 }, (_, row) => `patient ${Math.floor(row / 4)}`);
    const { fit, validation } = split(1, groups);
    const of = (rows: number[]) => new Set(rows.map((row) => groups[row]));
    expect([...of(validation)].filter((group) => of(fit).has(group))).toEqual([]);
    expect(of(validation).size).toBeGreaterThan(1);
  });

  test("of a single group cannot be set aside", () => {
    expect(() => split(1, new Array<string>(40).fill("one"))).toThrow(/All training samples are of one group/);
  });
});
