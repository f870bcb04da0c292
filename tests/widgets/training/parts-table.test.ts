/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { PartsTable, stateOf } from "../../../widgets/src/training/parts-table.js";
import { aPart } from "./a-part.js";

const rows = (table: PartsTable) =>
  Array.from(table.el.querySelectorAll("tbody tr"), (row) =>
    Array.from(row.children, ({ textContent }) => textContent),
  );

test("a row tells what its part does and how well it does it", () => {
  const table = new PartsTable();
  const running = aPart({
    name: "<img onerror=x>",
    status: "running",
    update: 3,
    updates: 40,
    loss: 0.5,
    accuracy: 0.75,
  });
  table.draw([running, aPart({ name: "final model" })], -1, -1);
  expect(rows(table)).toEqual([
    ["<img onerror=x>", "update 3 of 40", "0.500", "75.0 %", "–", "–"],
    ["final model", "waiting", "–", "–", "–", "–"],
  ]);
  expect(table.el.querySelector("img")).toBeNull();
});

test("only what changed is written: the focus stays, and rows come and go", () => {
  const table = new PartsTable();
  document.body.replaceChildren(table.el);
  table.draw([aPart(), aPart({ name: "fold 2" })], -1, -1);
  const button = table.el.querySelectorAll("button")[1]!;
  const text = button.firstChild;
  button.focus();
  table.draw([aPart({ status: "done" }), aPart({ name: "fold 2" })], 1, 1);
  expect(document.activeElement).toBe(button);
  expect(button.firstChild).toBe(text);
  expect(button.getAttribute("aria-pressed")).toBe("true");
  expect(button.closest("tr")!.className).toContain("omx-shown");
  expect(table.partOf(button)).toBe(1);
  expect(table.partOf(document.body)).toBe(-1);
  table.draw([aPart()], -1, -1);
  expect(rows(table)).toHaveLength(1);
});

test("states in words", () => {
  expect(stateOf(aPart({ status: "running" }))).toBe("preparing");
  expect(stateOf(aPart({ status: "running", step: "tsne, 3 of 10", update: 1, updates: 2 }))).toBe("tsne, 3 of 10");
  expect(stateOf(aPart({ status: "running", member: 2, members: 15, update: 1, updates: 2 }))).toBe(
    "network 3 of 15, update 1 of 2",
  );
  expect(stateOf(aPart({ status: "stopped", update: 12, updates: 40 }))).toBe("stopped at update 12 of 40");
  expect(stateOf(aPart({ status: "interrupted" }))).toBe("interrupted");
});
