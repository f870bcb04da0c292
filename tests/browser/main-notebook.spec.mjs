// The main job's notebook from top to bottom, each of its widgets looked at in both themes; a training stopped by its button.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = JSON.parse(readFileSync(fileURLToPath(new URL("../../notebooks/main.ipynb", import.meta.url)), "utf8"));
const codeCells = main.cells.filter(({ cell_type }) => cell_type === "code");

/** A job of seconds in place of the reader's settings. */
const settings = (out) => `import { mainJob } from "omixel";
const job = mainJob({
  preset: "quick", encoder: "deepInsight", model: "smallCnn", pixels: 24, top: 300, folds: 2, steps: 20, controls: "none",
  out: ${JSON.stringify(out)}, noCache: true,
});`;

/** What looks the same on every machine, since nothing that was learnt is in it, is compared with a picture. */
const compared = ["main-layout-light", "main-layout-dark"];

/** Cells of the notebook that show a widget, and the class of its element. */
const widgets = {
  run: "omx-training",
  gallery: "omx-gallery",
  confusion: "omx-confusion",
  embedding: "omx-embedding",
  saliency: "omx-saliency",
  layout: "omx-layout",
  genes: "omx-table",
};

/** A click on a picture opens it large, beside words that can be read. */
async function enlarges(stage, gallery) {
  await gallery.locator(".omx-tile").first().click();
  await stage.capture(gallery, "main-gallery-large");
  for (const term of await gallery.locator(".omx-large dt").all()) {
    const { height } = await term.boundingBox();
    assert.ok(height < 30, `${await term.textContent()} is ${height} px high`);
  }
  await gallery.page().keyboard.press("Escape");
}

/** A training that lasts until it is stopped. */
const longTraining = `import { omics } from "omixel";
const plan = omics.simulate({ samples: 40, features: 80, classes: 2, modulesPerClass: 1, genesPerModule: 8 }).log1p()
  .encode("deepInsight", { pixels: 16 }).classify("smallCnn", { folds: 2, epochs: 5000 }).explain();
const study = await plan.run({ cache: false });
study.data.folds.map(({ stopped }) => stopped!.update < stopped!.updates)`;

/** Where a cell shows its training, once a fold has told its first loss. */
async function learning(notebook, cell) {
  const area = await notebook.output(cell);
  await area.locator(".omx-training tbody tr").first().waitFor();
  await area.locator(".omx-training", { hasText: /epoch [1-9]|[1-9]\d* of \d+/ }).waitFor();
  return area;
}

export const tests = {
  "the main notebook runs from top to bottom, with every widget in both themes": async (stage) => {
    const sources = codeCells.map(({ id, source }) => (id === "settings" ? settings("main-run") : source.join("")));
    const notebook = await stage.notebook(sources, { name: "main" });
    for (const cell of sources.keys()) await notebook.run(cell);
    for (const theme of ["light", "dark"]) {
      await notebook.theme(theme);
      for (const [id, name] of Object.entries(widgets)) {
        const area = await notebook.output(codeCells.findIndex((cell) => cell.id === id));
        const view = area.locator(`.${name}`).first();
        await view.waitFor();
        const picture = `main-${id}-${theme}`;
        await stage.capture(view, picture, { reference: compared.includes(picture) });
      }
    }
    await notebook.theme("light");
    await enlarges(stage, await notebook.output(codeCells.findIndex(({ id }) => id === "gallery")));
    const mistaken = codeCells.findIndex(({ id }) => id === "selected");
    assert.match(await notebook.text(mistaken), /\[/);
    const confusion = await notebook.output(codeCells.findIndex(({ id }) => id === "confusion"));
    await confusion.locator(".omx-note", { hasText: "marked" }).waitFor();
  },

  "a training is stopped by its button, and the study goes on with what was learnt": async (stage) => {
    const notebook = await stage.notebook([longTraining, "study.gallery()"]);
    await notebook.start(0);
    const area = await learning(notebook, 0);
    await area.locator(".omx-stop").click();
    await area.locator(".omx-state", { hasText: /^stopped/ }).waitFor();
    await notebook.page.waitForFunction(
      () =>
        globalThis.jupyterapp.shell.currentWidget.content.widgets[0].model.executionState === "idle" ||
        globalThis.jupyterapp.shell.currentWidget.content.widgets[0].model.outputs.length > 1,
    );
    assert.match(await notebook.text(0), /true/);
    await notebook.run(1);
    await (await notebook.output(1)).locator(".omx-gallery").waitFor();
  },

  "a training goes on over a reload of the page, and keeps its curves when the kernel dies": async (stage) => {
    const notebook = await stage.notebook(["process.pid", longTraining]);
    await notebook.run(0);
    const pid = Number(await notebook.text(0));
    await notebook.start(1);
    await learning(notebook, 1);
    await notebook.save();
    await notebook.page.reload({ waitUntil: "domcontentloaded" });
    const bar = notebook.page.locator(".omx-training progress");
    await bar.waitFor({ timeout: 60_000 });
    const before = await bar.evaluate(({ value }) => value);
    const further = (before) => globalThis.document.querySelector(".omx-training progress")?.value > before;
    await notebook.page.waitForFunction(further, before);
    process.kill(pid, "SIGKILL");
    await notebook.page.locator(".omx-training", { hasText: "The kernel is gone" }).waitFor();
    const inked = await notebook.page
      .locator(".omx-training canvas")
      .first()
      .evaluate((canvas) =>
        canvas
          .getContext("2d")
          .getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value) => value > 0),
      );
    assert.ok(inked, "the curves are gone");
  },
};
