/** @jest-environment jsdom */
import { expect, jest, test } from "@jest/globals";
import { legend } from "../../../widgets/src/scatter/legend.js";

const colours = { classes: {}, palette: [], ramp: new Uint8Array(768) };
const groups = [
  { label: "<img onerror=x>", colour: "#010203", rows: [0, 2] },
  { label: "b", colour: "#040506", rows: [1] },
  { label: "none", colour: "#040506", rows: [] },
];

test("each entry is a button that gives its rows; names are text", () => {
  const choose = jest.fn();
  const { node, mark } = legend(
    "grade",
    { inks: new Uint32Array(3), groups },
    colours,
    choose,
    new AbortController().signal,
  );
  expect(node.querySelector("img")).toBeNull();
  const [first, second, empty] = [...node.querySelectorAll("button")];
  expect(first!.textContent).toBe("<img onerror=x>2");
  expect(empty!.disabled).toBe(true);
  first!.click();
  second!.dispatchEvent(new MouseEvent("click", { ctrlKey: true }));
  expect(choose.mock.calls).toEqual([
    [[0, 2], false],
    [[1], true],
  ]);
  mark(Uint8Array.of(1, 0, 1));
  expect([first, second, empty].map((button) => button!.getAttribute("aria-pressed"))).toEqual([
    "true",
    "false",
    "false",
  ]);
  mark(undefined);
  expect(first!.getAttribute("aria-pressed")).toBe("false");
});

test("a column of numbers shows the ends of its ramp", () => {
  const coloured = { inks: new Uint32Array(3), groups: [], limits: [0.123456, 1200] as const };
  const { node } = legend("age", coloured, colours, () => undefined, new AbortController().signal);
  expect(node.querySelector(".omx-limits")!.textContent).toBe("0.1231200");
});
