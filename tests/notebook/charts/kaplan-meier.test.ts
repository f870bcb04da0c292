import { expect, test } from "@jest/globals";
import { kaplanMeier } from "../../../src/notebook/charts/kaplan-meier.js";
import { curvesReference } from "../../curves.js";
import { hostile, specOf, wordsOf } from "./examples.js";

const { time, event, group, three, all } = curvesReference.survival;
const names = ["late", "early", hostile];
const data = { time, event, group: (group as number[]).map((g) => names[g]!) };

test("curves of groups, the test between them, and numbers at risk", () => {
  const picture = kaplanMeier(data, { unit: "months", event: "overall survival" });
  expect(picture.svg).toContain(`log-rank p = ${three.p.toFixed(3)}`);
  expect(picture.svg).toContain("time (months)");
  expect(picture.svg).not.toContain("<img");
  expect(wordsOf(picture)).toContain("Kaplan–Meier curves of overall survival: ");
  const risk = specOf(picture).vconcat[1].data.values as { time: number; group: string; count: number }[];
  const atStart = risk.filter((entry) => entry.time === 0).map((entry) => entry.count);
  expect(atStart.reduce((sum, count) => sum + count, 0)).toBe(time.length);
  const later = (time as number[]).filter((value, i) => value >= 20 && group[i] === 0).length;
  expect(risk.find((entry) => entry.time === 20 && entry.group === "late")!.count).toBe(later);
});

test("without groups there is one curve and no test", () => {
  const picture = kaplanMeier({ time, event });
  expect(wordsOf(picture)).toContain(`all, 90 subjects`);
  expect(wordsOf(picture)).toContain(`median ${all.median}`);
  expect(picture.svg).not.toContain("log-rank");
});

test("bands can be left away", () => {
  const layers = (band: boolean) => specOf(kaplanMeier(data, { band })).vconcat[0].layer.length as number;
  expect(layers(true) - layers(false)).toBe(1);
});

test("subjects with missing values are left out and counted", () => {
  const picture = kaplanMeier({ time: [1, NaN, 3, 4], event: [1, 1, NaN, 0], group: ["a", "a", "a", ""] });
  expect(wordsOf(picture)).toContain("a, 1 subject, 1 event");
  expect(picture.svg).toContain("3 subjects with missing values left out");
});

test("everybody lost at once is drawn", () => {
  expect(wordsOf(kaplanMeier({ time: [0, 0], event: [1, 1] }))).toContain("0.0\u00a0% at the end");
  expect(wordsOf(kaplanMeier({ time: [5], event: [0] }))).toContain("no median");
});

test.each([
  ["nobody", { time: [], event: [] }],
  ["nobody who is complete", { time: [NaN], event: [1] }],
  ["lists of different lengths", { time: [1, 2], event: [1] }],
  ["groups that do not fit", { time: [1, 2], event: [1, 1], group: ["a"] }],
  ["a negative time", { time: [-1], event: [1] }],
  ["an event that is neither 0 nor 1", { time: [1], event: [3] }],
])("%s is refused", (_, wrong) => {
  expect(() => kaplanMeier(wrong)).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
});
