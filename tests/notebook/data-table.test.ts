import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { DataTableView, showTable } from "../../src/notebook/data-table.js";
import { Linked } from "../../src/notebook/linked.js";
import { samplesState } from "../../src/notebook/samples-state.js";
import { tableColumns } from "../../src/notebook/table-columns.js";
import { firstQuery, type TablePage } from "../../src/notebook/shared/table-query.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";

const display = (view: unknown) =>
  (view as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]!();
const scores = [
  { gene: "TP53", score: 0.9 },
  { gene: "<img onerror=x>", score: NaN },
];

test("a small table travels whole; without a kernel it is a page of text", () =>
  inNotebook((kernel) => {
    const view = showTable(scores, { title: "Scores" });
    const bundle = display(view);
    expect(Object.keys(bundle)).toEqual(["application/vnd.jupyter.widget-view+json", "text/html", "text/plain"]);
    expect(bundle["text/html"]).not.toContain("<img");
    expect(bundle["text/plain"]).toBe("Scores: 2 rows × 2 columns");
    const { state } = kernel.named("DataTable")[0]!;
    expect(state).toMatchObject({
      names: ["gene", "score"],
      rowCount: 2,
      marks: "samples",
      whole: {
        cells: [
          ["TP53", 0.9],
          ["<img onerror=x>", null],
        ],
        keys: [[0], [1]],
      },
    });
    expect([...(state["numeric"] as Uint8Array)]).toEqual([0, 1]);
  }));

test("of a large table the kernel sends the page that is asked for", () =>
  inNotebook(async (kernel) => {
    const count = 30_000;
    const matrix = dense(
      4,
      count,
      Float32Array.from({ length: 4 * count }, (_, i) => (i * 7919) % 1009),
    );
    const view = showTable(matrix);
    display(view);
    const widget = kernel.named("DataTable")[0]!;
    expect(widget.state["whole"]).toBeNull();
    const page = () => widget.state["page"] as TablePage;
    expect(page().columns).toHaveLength(16);
    expect(JSON.stringify(page()).length).toBeLessThan(5000);
    const query = { ...firstQuery, sort: 20_001, descending: true, firstColumn: 20_000 };
    await widget.receive("change:query", query);
    expect(page().query).toEqual(query);
    expect(page().columns.slice(0, 3)).toEqual([0, 20_000, 20_001]);
    const sorted = page().cells.map((cells) => cells[2] as number);
    expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
  }));

test("marked rows come back as objects, and are told", () =>
  inNotebook(async (kernel) => {
    const view = showTable(scores);
    display(view);
    const heard: unknown[] = [];
    const stop = view.on("select", (rows) => heard.push(rows));
    await kernel.named("Selection")[0]!.receive("change:samples", [1]);
    expect(await view.selected()).toEqual([{ gene: "<img onerror=x>", score: null }]);
    expect(heard).toEqual([[{ gene: "<img onerror=x>", score: null }]]);
    stop();
    await kernel.named("Selection")[0]!.receive("change:samples", [0]);
    expect(heard).toHaveLength(1);
  }));

test("a table is saved whole as text, its first rows as a drawing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "omixel-table-"));
  const view = showTable({ name: ["a\tb", "c"], score: [1 / 3, null] });
  await view.save(join(folder, "t.tsv"));
  expect(readFileSync(join(folder, "t.tsv"), "utf8")).toBe(`name\tscore\na b\t${1 / 3}\nc\t\n`);
  await view.save(join(folder, "t.svg"));
  expect(readFileSync(join(folder, "t.svg"), "utf8")).toContain("2 rows × 2 columns");
  await expect(view.save(join(folder, "t.png"))).rejects.toMatchObject({ tag: "InvalidOption" });
});

test("only marked rows follow the marks, whichever message comes first, and marks that the kernel sets", () =>
  inNotebook(async (kernel) => {
    const result = fakeResult({ folds: 2 });
    const linked = new Linked(samplesState(result), result.images);
    const name = (row: number) => linked.samples.get("names")[row]!;
    const count = 30_000;
    const large = tableColumns(
      dense(
        4,
        count,
        Float32Array.from({ length: 4 * count }, (_, i) => 1111 * Math.ceil((i + 1) / count)),
      ),
    );
    const view = new DataTableView(large, {}, { linked, marks: "samples", keys: (row) => [row] });
    display(view);
    const [table, selection] = [kernel.named("DataTable")[0]!, kernel.named("Selection")[0]!];
    const page = () => table.state["page"] as TablePage;
    const query = { ...firstQuery, onlyMarked: true };
    await selection.receive("change:samples", [1]);
    await table.receive("change:query", query);
    expect(page().rows).toEqual([1]);
    await table.receive("change:query", { ...query, again: 1 });
    await selection.receive("change:samples", [0, 3]);
    expect(page()).toMatchObject({ query: { again: 1 }, rows: [0, 3] });
    linked.select({ samples: [name(2)] });
    expect(view.svg).toContain(">3333<");
    await table.receive("change:query", { ...query, again: 1, size: 10 });
    expect(page().rows).toEqual([2]);
  }));
