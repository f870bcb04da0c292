import { expect, test } from "@jest/globals";
import { innerSkill } from "../../src/classify/inner-skill.js";
import { type Cohort, groupsOf, labelsOf, sampleNames } from "../../src/data/cohort.js";
import { tableOf, withColumn } from "../../src/data/table.js";
import { listening } from "../prepare/cohorts.js";

const { ctx } = listening();

/** Samples of classes "a" and "b" in turn; pairs of neighbours of a class are a group. */
const cohort = (count: number): Cohort => ({
  samples: tableOf({
    sample: Array.from({ length: count }, (_, i) => `s${i}`),
    label: Array.from({ length: count }, (_, i) => "ab"[i % 2]!),
    patient: Array.from({ length: count }, (_, i) => `${"ab"[i % 2]!}${Math.floor(i / 4)}`),
  }),
  roles: { label: "label", group: "patient" },
  assays: {},
});
const says = (tested: Cohort, right: number) => ({
  classes: ["a", "b"],
  probabilities: Float32Array.from(labelsOf(tested).flatMap((label) => (label === "a" ? [right, 1 - right] : [1 - right, right]))), // prettier-ignore
});

test("is 1 for what is always right and sure, 0 for the class shares and for less", async () => {
  const skill = (right: number) => innerSkill(cohort(24), () => ctx, (_train, tested) => Promise.resolve(says(tested, right))); // prettier-ignore
  expect(await skill(1)).toBe(1);
  expect(await skill(0.5)).toBeCloseTo(0, 6);
  expect(await skill(0.9)).toBeCloseTo(1 - 0.02 / 0.5, 6);
  expect(await skill(0.1)).toBe(0);
});

test("each sample is judged once, by what has seen neither it nor another of its group", async () => {
  const judged: string[] = [];
  await innerSkill(cohort(24), () => ctx, (train, tested) => {
    judged.push(...sampleNames(tested));
    const known = new Set(groupsOf(train));
    expect(groupsOf(tested)!.filter((group) => known.has(group))).toEqual([]);
    expect(new Set(labelsOf(train)).size).toBe(2);
    return Promise.resolve(says(tested, 1));
  }); // prettier-ignore
  expect(judged.sort()).toEqual(sampleNames(cohort(24)).sort());
});

test("samples that were made are learnt from in every fold, and never judged", async () => {
  const made = Array.from({ length: 24 }, (_, i) => (i % 4 === 2 ? "yes" : "no"));
  const { samples, ...rest } = cohort(24);
  const marked = { ...rest, samples: withColumn(samples, "made", made), roles: { label: "label", synthetic: "made" } };
  const synthetic = sampleNames(marked).filter((_, i) => made[i] === "yes");
  const judged: string[] = [];
  await innerSkill(marked, () => ctx, (train, tested) => {
    judged.push(...sampleNames(tested));
    const known = sampleNames(train);
    expect(synthetic.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.length + sampleNames(tested).length).toBe(24);
    return Promise.resolve(says(tested, 1));
  }); // prettier-ignore
  expect(judged.sort()).toEqual(sampleNames(marked).filter((name) => !synthetic.includes(name)).sort()); // prettier-ignore
});

test("a class that a method has not seen has no probability", async () => {
  const skill = await innerSkill(cohort(24), () => ctx, (_train, tested) =>
    Promise.resolve({ classes: ["a"], probabilities: new Float32Array(labelsOf(tested).length).fill(1) }),
  ); // prettier-ignore
  expect(skill).toBe(0);
});

test("a class of a single sample cannot be judged", async () => {
  const { samples, ...rest } = cohort(5);
  const labels = tableOf({ sample: ["p", "q", "r", "s", "t"], label: ["a", "a", "a", "a", "b"] });
  const ask = () => Promise.reject(new Error("never asked"));
  await expect(innerSkill({ ...rest, roles: { label: "label" }, samples: labels }, () => ctx, ask)).rejects.toThrow(/"b" has 1 sample/); // prettier-ignore
  expect(samples.numRows).toBe(5);
});
