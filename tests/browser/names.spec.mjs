// Names of samples, classes and genes are data: whatever is in them is shown as text, in every view and in every page.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../../scripts/bootstrap/child.mjs";

const harmful = `<img src=x onerror="globalThis.harmed=1">`;
const odd = [
  harmful,
  `"><script>globalThis.harmed=1</script>`,
  "👩‍🔬 gene",
  "جين الورم",
  "x".repeat(200),
  "</svg><b>&amp;",
];
const name = (kind, i) => `${odd[i % odd.length]} ${kind}${i}`;

const [samples, genes] = [16, 36];

/** Two classes that differ in half of the genes. */
function writeTables(folder) {
  const names = Array.from({ length: samples }, (_, i) => name("s", i));
  const value = (i, j) => ((7 * i + 11 * j) % 13) + (i % 2 === j % 2 ? 40 : 0);
  const rows = Array.from({ length: genes }, (_, j) => [name("g", j), ...names.map((_, i) => value(i, j))]);
  const quoted = (field) => `"${String(field).replaceAll('"', '""')}"`;
  const text = (table) => table.map((row) => `${row.map(quoted).join("\t")}\n`).join("");
  writeFileSync(join(folder, "odd.tsv"), text([["gene", ...names], ...rows]));
  writeFileSync(
    join(folder, "odd-labels.tsv"),
    text([["sample", "type"], ...names.map((one, i) => [one, name("c", i % 2)])]),
  );
}

const study = `import { omics } from "omixel";
const study = await omics("odd.tsv", { seed: 1 })
  .samples("odd-labels.tsv", { label: "type" })
  .log1p()
  .encode("deepInsight", { pixels: 8 })
  .classify("smallCnn", { folds: 2, epochs: 1 })
  .explain("gradient", { top: 10 })
  .run({ jobs: 0 });
1`;

/** Every view that a study has; those that are not there yet are passed over. */
const views = `const all = study as any;
for (const view of ["confusionMatrix", "gallery", "layout", "saliency", "embedding", "training"])
  if (typeof all[view] === "function") await display(await all[view]());
1`;

const harmed = (page) =>
  page.evaluate(() => [globalThis.harmed, globalThis.document.querySelectorAll("[onerror]").length]);

export const tests = {
  "harmful, very long and right-to-left names are shown as text, in JupyterLab and in its page": async (stage) => {
    writeTables(stage.lab.notebooks);
    const notebook = await stage.notebook([study, views]);
    await notebook.runAll();
    const area = await notebook.output(1);
    await area.locator(".omx-confusion").waitFor();
    await area.getByText(name("c", 0)).first().waitFor();
    assert.deepEqual(await harmed(notebook.page), [undefined, 0]);
    await stage.capture(area, "odd-names");
    await notebook.save();
    const file = join(stage.lab.notebooks, `${notebook.name}.ipynb`);
    const { code, text } = await runChild(stage.python, ["-m", "jupyter", "nbconvert", "--to", "html", file], {
      env: stage.environment,
      quiet: true,
    });
    assert.equal(code, 0, text);
    const { page } = await stage.offline(file.replace(/ipynb$/, "html"));
    await page.locator(".jp-RenderedSVG").first().waitFor();
    assert.deepEqual(await harmed(page), [undefined, 0]);
  },
};
