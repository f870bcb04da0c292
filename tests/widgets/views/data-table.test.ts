/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { type Cell, firstQuery, type TableQuery } from "../../../src/notebook/shared/table-query.js";
import { renderDataTable } from "../../../widgets/src/views/data-table.js";
import { FakeModel, nextFrame } from "../fake-model.js";

let selection: FakeModel<object>;
let model: FakeModel<object>;
let el: HTMLElement;
let end: AbortController;

function show(state: Readonly<Record<string, unknown>>): void {
  selection = new FakeModel({ samples: [], features: [] });
  model = new FakeModel({
    selection,
    marks: "features",
    title: "Genes",
    rowCount: 45,
    names: ["gene", "score"],
    numeric: Uint8Array.of(0, 1),
    query: firstQuery,
    whole: null,
    page: { query: firstQuery, passing: 45, rows: [0], columns: [0, 1], cells: [["saved", 1]], keys: [[0]] },
    ...state,
  });
  el = document.createElement("div");
  document.body.replaceChildren(el);
  end = new AbortController();
  renderDataTable({ model: model.model as never, el, signal: end.signal });
}

beforeEach(() => {
  const cells: Cell[][] = Array.from({ length: 45 }, (_, i) => [`gene ${i}`, (i * 7) % 45]);
  show({ whole: { cells, keys: cells.map((_, i) => [i]) } });
});

afterEach(() => {
  end.abort();
  expect([model.listeners, selection.listeners]).toEqual([0, 0]);
});

const names = () => [...el.querySelectorAll("tbody th")].map(({ textContent }) => textContent);
const note = () => el.querySelector(".omx-note")!.textContent;
const where = () => el.querySelector(".omx-where")!.textContent;
const query = () => model.get("query") as TableQuery;

async function press(label: string): Promise<void> {
  el.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)!.click();
  await nextFrame();
}

test("a small table turns its pages without a kernel", async () => {
  expect(names()).toHaveLength(20);
  expect(where()).toBe("1–20 of 45 rows");
  await press("Last page");
  expect(names()).toEqual(Array.from({ length: 5 }, (_, i) => `gene ${40 + i}`));
  expect(el.querySelector<HTMLButtonElement>('button[aria-label="Next page"]')!.disabled).toBe(true);
  await press("Page before");
  expect(where()).toBe("21–40 of 45 rows");
  expect(model.sent).toEqual([]);
});

test("a heading sorts upwards, downwards, and back", async () => {
  const heading = () => el.querySelectorAll<HTMLButtonElement>("thead button")[1]!;
  for (const [sort, first] of [
    ["ascending", "gene 0"],
    ["descending", "gene 32"],
    ["none", "gene 0"],
  ] as const) {
    heading().click();
    await nextFrame();
    expect([heading().closest("th")!.getAttribute("aria-sort"), names()[0]]).toEqual([sort, first]);
  }
});

test("filters leave what passes, and say of how many", async () => {
  const filter = el.querySelectorAll<HTMLInputElement>("thead input")[1]!;
  filter.value = ">= 43";
  filter.dispatchEvent(new Event("change"));
  await nextFrame();
  expect(where()).toBe("1–2 of 2 rows (45 in all)");
  filter.value = "";
  filter.dispatchEvent(new Event("change"));
  await nextFrame();
  expect(query().filters).toEqual({});
});

test("a row marks its features in every view, and shows the marks of others", async () => {
  el.querySelectorAll<HTMLElement>("tbody th")[2]!.click();
  expect(selection.get("features")).toEqual([2]);
  el.querySelectorAll<HTMLElement>("tbody input")[4]!.click();
  expect(selection.get("features")).toEqual([2, 4]);
  el.querySelectorAll<HTMLElement>("tbody input")[2]!.click();
  expect(selection.get("features")).toEqual([4]);
  selection.set("features", [0]);
  await nextFrame();
  expect(el.querySelectorAll(".omx-marked")).toHaveLength(1);
  expect(note()).toBe("1 marked.");
});

test("only marked rows follow the marks", async () => {
  const only = el.querySelector<HTMLInputElement>(".omx-bar input[type=checkbox]")!;
  selection.set("features", [3, 30]);
  only.click();
  await nextFrame();
  expect(names()).toEqual(["gene 3", "gene 30"]);
  selection.set("features", [7]);
  await nextFrame();
  await nextFrame();
  expect(names()).toEqual(["gene 7"]);
});

test("marked rows are copied, of all pages; without marks the page", async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
  });
  selection.set("features", [30]);
  await nextFrame();
  await press("Copies the marked rows, or else those shown, as tab-separated text");
  expect(copied[0]).toBe("gene\tscore\ngene 30\t30\n");
  expect(note()).toBe("Copied 1 marked rows.");
  selection.set("features", []);
  await nextFrame();
  await press("Copies the marked rows, or else those shown, as tab-separated text");
  expect(copied[1]!.split("\n")).toHaveLength(22);
  jest.restoreAllMocks();
});

test("of a large table the kernel is asked; a saved notebook says what it lacks", async () => {
  end.abort();
  show({});
  expect(names()).toEqual(["saved"]);
  await press("Next page");
  expect(query().first).toBe(20);
  expect(note()).toBe("The kernel is asked …");
  model.set("page", { query: query(), passing: 45, rows: [20], columns: [0, 1], cells: [["fresh", 2]], keys: [[20]] });
  await nextFrame();
  expect(names()).toEqual(["fresh"]);
  expect(note()).toBe("A click on a row marks it.");
  Object.assign(model, { comm_live: false });
  await press("Last page");
  expect(note()).toMatch(/needs the kernel: run the cell again/);
});

test("of twenty thousand columns few are in the page; others are reached by name", async () => {
  end.abort();
  const many = Array.from({ length: 20_000 }, (_, i) => `gene ${i}`);
  const columns = Array.from({ length: 16 }, (_, i) => i);
  const page = { query: firstQuery, passing: 45, rows: [0], columns, cells: [columns], keys: [[0]] };
  show({ names: many, numeric: new Uint8Array(20_000).fill(1), page });
  expect(el.querySelectorAll("th, td").length).toBeLessThan(100);
  await press("Further columns");
  expect(query().firstColumn).toBe(16);
  const find = el.querySelectorAll<HTMLInputElement>(".omx-bar input[type=search]")[0]!;
  find.value = "GENE 1777";
  find.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  expect(query().firstColumn).toBe(1777);
  find.value = "nothing";
  find.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  expect(note()).toBe("No column contains “nothing”.");
});

test("until the kernel answers, numbers and arrow are those of the rows that are shown", async () => {
  end.abort();
  const rows = Array.from({ length: 20 }, (_, i) => i);
  const page = {
    query: firstQuery,
    passing: 45,
    rows,
    columns: [0, 1],
    cells: rows.map((i) => [`gene ${i}`, i]),
    keys: rows.map((i) => [i]),
  };
  show({ page });
  const arrow = () => el.querySelectorAll("thead th")[1]!.getAttribute("aria-sort");
  const filter = el.querySelectorAll<HTMLInputElement>("thead input")[1]!;
  await press("Next page");
  expect(where()).toBe("1–20 of 45 rows");
  el.querySelectorAll<HTMLButtonElement>("thead button")[1]!.click();
  filter.value = "> 2";
  filter.dispatchEvent(new Event("change"));
  await nextFrame();
  expect([arrow(), filter.value, query().sort]).toEqual(["none", "> 2", 1]);
  model.set("page", { ...page, query: { ...query(), first: 20 } });
  model.set("query", { ...query(), first: 20 });
  await nextFrame();
  expect([where(), arrow()]).toEqual(["21–40 of 45 rows", "ascending"]);
});
