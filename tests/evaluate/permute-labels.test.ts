import { expect, test } from "@jest/globals";
import { permuteLabels } from "../../src/evaluate/permute-labels.js";
import { seededRandom } from "../../src/random.js";

const labels = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? "rare" : "often"));
const foldOf = Int32Array.from(labels, (_, i) => (i < 4 ? -1 : i % 3));
const countsOf = (own: readonly string[], fold: number) => own.filter((label, i) => foldOf[i] === fold && label === "rare").length; // prettier-ignore

test("labels change their samples, and every fold keeps its classes", () => {
  const found = permuteLabels(labels, foldOf, seededRandom(1));
  expect(found).not.toEqual(labels);
  for (const fold of [-1, 0, 1, 2]) expect(countsOf(found, fold)).toBe(countsOf(labels, fold));
  expect(permuteLabels(labels, foldOf, seededRandom(1))).toEqual(found);
  expect(permuteLabels(labels, foldOf, seededRandom(2))).not.toEqual(found);
});

test("a group of one label changes it as a whole", () => {
  const groups = labels.map((label, i) => `${label} ${i % 3} ${i % 2}`);
  const found = permuteLabels(labels, foldOf.map(() => 0), seededRandom(3), groups); // prettier-ignore
  const seen = new Map<string, Set<string>>();
  for (const [i, group] of groups.entries()) seen.set(group, (seen.get(group) ?? new Set()).add(found[i]!));
  expect([...seen.values()].every((own) => own.size === 1)).toBe(true);
  expect(found).not.toEqual(labels);
});

test("where groups hold several labels, each keeps its own", () => {
  const groups = labels.map((_, i) => `patient ${Math.floor(i / 8)}`);
  const found = permuteLabels(labels, foldOf.map(() => 0), seededRandom(3), groups); // prettier-ignore
  for (let patient = 0; patient < 5; patient++)
    expect(found.slice(8 * patient, 8 * patient + 8).filter((label) => label === "rare")).toHaveLength(2);
});
