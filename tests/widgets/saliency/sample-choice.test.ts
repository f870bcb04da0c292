/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { sampleChoice } from "../../../widgets/src/saliency/sample-choice.js";

const names = Array.from({ length: 3000 }, (_, i) => `sample <${i}>`);
const chosen: (number | string)[] = [];
const { input, list, show } = sampleChoice(
  names,
  (row) => chosen.push(row),
  (name) => chosen.push(name),
  new AbortController().signal,
);
const type = (text: string, event: string) => {
  input.value = text;
  input.dispatchEvent(new Event(event));
};

test("offers names that fit what is typed, not thousands", () => {
  type("<29", "input");
  expect(list.children).toHaveLength(40);
  type("<2999", "input");
  expect(Array.from(list.children, (each) => each.getAttribute("value"))).toEqual(["sample <2999>"]);
});

test("a whole name chooses, nothing chooses none, and an unknown one is told at the end", () => {
  chosen.length = 0;
  type("sample <7>", "input");
  type("", "input");
  type("sample <7", "input");
  expect(chosen).toEqual([7, -1]);
  type("sample 7", "change");
  expect(chosen.at(-1)).toBe("sample 7");
});

test("shows what another view has chosen, unless it is being typed in", () => {
  document.body.append(input);
  show(5);
  expect(input.value).toBe("sample <5>");
  input.focus();
  show(-1);
  expect(input.value).toBe("sample <5>");
  input.blur();
  show(-1);
  expect(input.value).toBe("");
});
