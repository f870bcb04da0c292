/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from "@jest/globals";
import { firstQuery, type TablePage } from "../../../src/notebook/shared/table-query.js";
import { type Body, body } from "../../../widgets/src/table/body.js";

const choose = jest.fn();
let made: Body;
const page: TablePage = {
  query: firstQuery,
  passing: 3,
  rows: [7, 8, 9],
  columns: [0, 3],
  cells: [
    ["<b>TP53</b>", 0.123456],
    ["EGFR", null],
    [null, 3],
  ],
  keys: [[0], [1, 2], []],
};

beforeEach(() => {
  choose.mockClear();
  made = body({ isNumeric: (column) => column === 3, choose }, new AbortController().signal);
  const table = document.createElement("table");
  table.append(made.node);
  document.body.replaceChildren(table);
  made.show(page, [1, 2]);
});

const rows = () => [...made.node.rows];
const boxes = () => [...made.node.querySelectorAll("input")];

test("rows have a heading, values as text, missing ones told, shortened ones whole in their title", () => {
  expect(made.node.querySelector("b")).toBeNull();
  const [first, second] = rows();
  expect(first!.querySelector("th")!.textContent).toBe("<b>TP53</b>");
  expect([first!.cells[2]!.textContent, first!.cells[2]!.title]).toEqual(["0.1235", "0.123456"]);
  expect([second!.cells[2]!.textContent, second!.cells[2]!.title]).toEqual(["", "missing"]);
  expect(rows().map((row) => row.getAttribute("aria-rowindex"))).toEqual(["9", "10", "11"]);
});

test("marks are shown by rows and boxes; a row without keys cannot be marked", () => {
  expect(boxes().map(({ checked }) => checked)).toEqual([false, true, false]);
  expect(boxes().map(({ disabled }) => disabled)).toEqual([false, false, true]);
  made.mark([0]);
  expect(rows().map((row) => row.classList.contains("omx-marked"))).toEqual([true, false, false]);
  rows()[2]!.cells[1]!.click();
  expect(choose).not.toHaveBeenCalled();
});

test("a click on a row marks it alone, on its box or with Ctrl in addition", () => {
  rows()[0]!.cells[2]!.click();
  rows()[1]!.cells[1]!.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
  boxes()[0]!.click();
  expect(choose.mock.calls).toEqual([
    [[0], false],
    [[1, 2], true],
    [[0], true],
  ]);
});

test("the focus stays in its row when the page is drawn anew", () => {
  boxes()[1]!.focus();
  made.show(page, []);
  expect(document.activeElement).toBe(boxes()[1]);
});
