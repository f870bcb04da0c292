import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

interface Cell {
  readonly id: string;
  readonly cell_type: string;
  readonly outputs?: readonly { readonly output_type: string; readonly data?: Readonly<Record<string, unknown>> }[];
}
const notebooks = ["main.ipynb", "tutorials/encoders.ipynb"].map((name) => {
  const text = readFileSync(new URL(`../../notebooks/${name}`, import.meta.url), "utf8");
  return { name, text, ...(JSON.parse(text) as { cells: Cell[]; metadata: object }) };
});

// Made anew by: .venv/bin/python scripts/jupyter/run_notebook.py notebooks/main.ipynb --in-place
test.each(notebooks)(
  "$name is kept with its outputs as still pictures, so that it can be read where nothing runs",
  ({ text, cells, metadata }) => {
    for (const { id, outputs } of cells.filter(({ cell_type }) => cell_type === "code")) {
      const data = outputs?.find((output) => output.data)?.data ?? {};
      expect([
        id,
        Object.keys(data).some((type) => ["image/svg+xml", "text/html", "text/plain"].includes(type)),
      ]).toEqual([id, true]);
      expect([id, outputs!.some(({ output_type }) => output_type === "error")]).toEqual([id, false]);
    }
    expect(metadata).not.toHaveProperty("widgets");
    expect(text).not.toContain("widget-view+json");
    expect(text.length).toBeLessThan(2_000_000);
  },
);

test.each(notebooks)("nothing in $name tells of the machine that ran it", ({ text }) => {
  expect(text).not.toMatch(/\/(?:home|root|work|Users|tmp)\//);
});
