/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from "@jest/globals";
import { firstQuery } from "../../../src/notebook/shared/table-query.js";
import { type Head, head } from "../../../widgets/src/table/head.js";

const sort = jest.fn();
const filter = jest.fn();
let made: Head;
let end: AbortController;

beforeEach(() => {
  jest.clearAllMocks();
  end = new AbortController();
  const names = ["<img onerror=x>", "score", "p"];
  made = head({ names, isNumeric: (column) => column > 0, sort, filter }, end.signal);
  const table = document.createElement("table");
  table.append(made.node);
  document.body.replaceChildren(table);
  made.show([0, 2], firstQuery);
});

const headings = () => [...made.node.querySelectorAll("th")];
const inputs = () => [...made.node.querySelectorAll("input")];
const write = (input: HTMLInputElement, text: string, event: string) => {
  input.value = text;
  input.dispatchEvent(new Event(event));
};

test("headings are buttons that sort, and say how the table is sorted; names are text", () => {
  expect(made.node.querySelector("img")).toBeNull();
  headings()[1]!.querySelector("button")!.click();
  expect(sort).toHaveBeenCalledWith(2);
  made.show([0, 2], { ...firstQuery, sort: 2, descending: true });
  expect(headings().map((heading) => heading.getAttribute("aria-sort"))).toEqual(["none", "descending"]);
});

test("a filter is asked for after a pause, at once by Enter", () => {
  jest.useFakeTimers();
  write(inputs()[0]!, "TP", "input");
  expect(filter).not.toHaveBeenCalled();
  jest.advanceTimersByTime(300);
  expect(filter).toHaveBeenCalledWith(0, "TP");
  write(inputs()[1]!, "> 3", "change");
  expect(filter).toHaveBeenLastCalledWith(2, "> 3");
  jest.useRealTimers();
});

test("a filter that cannot be understood is marked and not asked for", () => {
  write(inputs()[1]!, "> three", "change");
  expect(inputs()[1]!.getAttribute("aria-invalid")).toBe("true");
  expect(filter).not.toHaveBeenCalled();
  made.show([0, 2], firstQuery);
  expect(inputs()[1]!.value).toBe("> three");
});

test("what is being written stays, what another view asked for is shown", () => {
  const [first, second] = inputs();
  first!.focus();
  first!.value = "half a wo";
  made.show([0, 2], { ...firstQuery, filters: { 0: "other", 2: "< 1" } });
  expect(inputs()).toEqual([first, second]);
  expect([first!.value, second!.value]).toEqual(["half a wo", "< 1"]);
  made.show([0, 1], firstQuery);
  expect(headings()[1]!.textContent).toBe("score");
});
