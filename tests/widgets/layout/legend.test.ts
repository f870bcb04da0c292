/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { legendOf } from "../../../widgets/src/layout/legend.js";

const ramp = new Uint8Array(768);

test("numbers have their range", () => {
  expect(legendOf(undefined, [1, 20_000], ramp, [], () => undefined).textContent).toMatch(
    /^features on a pixel.*1.*20,000$/,
  );
  const column = { name: "score", numbers: Float32Array.of(1) };
  expect(legendOf(column, [0.12345, 1], ramp, [], () => undefined).textContent).toBe("mean score of a pixel0.1231");
});

test("a level is a button that marks its features; beyond thirty the count is told", () => {
  const levels = Array.from({ length: 40 }, (_, i) => `chr${i}`);
  const marked: number[] = [];
  const legend = legendOf({ name: "chromosome", levels, codes: new Int32Array(0) }, undefined, ramp, [], (level) =>
    marked.push(level),
  );
  legend.querySelectorAll("button")[2]!.click();
  expect(marked).toEqual([2]);
  expect(legend.textContent).toContain("… and 10 more");
});
