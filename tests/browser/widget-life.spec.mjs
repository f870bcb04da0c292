// What holds for every widget: whatever becomes of its page, kernel and file, something right is seen.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../../scripts/bootstrap/child.mjs";

const widgetView = "application/vnd.jupyter.widget-view+json";
const widgetState = "application/vnd.jupyter.widget-state+json";
const matrix = "study.confusionMatrix()";
const marked = "(await study.confusionMatrix().selected()).length";

/** Cells 1 and 2 of the study's notebook: the matrix, and how many samples are marked. */
async function shown(stage) {
  const notebook = await stage.study();
  if ((await notebook.count()) === 1) for (const code of [matrix, marked]) await notebook.add(code);
  await notebook.run(1);
  const area = await notebook.output(1);
  await filled(area).waitFor();
  return { notebook, area };
}

const filled = (area) => area.locator(".omx-confusion .omx-cell:not(:empty)").first();
const pressed = (area) => area.locator(".omx-cell[aria-pressed=true]");

async function markedIn(notebook) {
  await notebook.run(2);
  return Number(await notebook.text(2));
}

/** The file of a copy of the study's notebook as it was saved. */
async function savedCopy(stage, name, change = () => undefined) {
  const { notebook } = await shown(stage);
  await notebook.save();
  const saved = notebook.saved();
  change(saved);
  const file = join(stage.lab.notebooks, `${name}.ipynb`);
  writeFileSync(file, JSON.stringify(saved));
  return file;
}

async function jupyter({ python, environment: env }, ...args) {
  const { code, text } = await runChild(python, ["-m", "jupyter", ...args], { env, quiet: true });
  assert.equal(code, 0, text);
}

/** How light the text is, and what it stands on; 0 to 255. */
const inkAndGround = (view) =>
  view.evaluate((node) => {
    const light = (colour) => {
      const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
      return (red + green + blue) / 3;
    };
    const style = (one) => globalThis.getComputedStyle(one);
    let ground = node;
    while (ground.parentElement && /^rgba\(.*, 0\)$/.test(style(ground).backgroundColor)) ground = ground.parentElement;
    return [light(style(node).color), light(style(ground).backgroundColor)];
  });

export const tests = {
  "a click reaches the kernel, and the same widget in a second tab": async (stage) => {
    const { notebook, area } = await shown(stage);
    await filled(area).click();
    await pressed(area).waitFor();
    const count = await markedIn(notebook);
    assert.ok(count > 0, `${count} marked`);
    await notebook.save();

    const tab = await stage.reopen(notebook.name);
    const other = await tab.output(1);
    await pressed(other).click();
    await pressed(other).waitFor({ state: "detached" });
    await pressed(area).waitFor({ state: "detached" });
    assert.equal(await markedIn(notebook), 0);
  },

  "after the page was reloaded it shows what was marked, and answers": async (stage) => {
    const { notebook, area } = await shown(stage);
    await filled(area).click();
    await pressed(area).waitFor();
    await notebook.save();
    await notebook.reload();
    const again = await notebook.output(1);
    await pressed(again).click();
    await pressed(again).waitFor({ state: "detached" });
    assert.equal(await markedIn(notebook), 0);
  },

  "both themes": async (stage) => {
    const { notebook, area } = await shown(stage);
    for (const theme of ["dark", "light"]) {
      await notebook.theme(theme);
      const [ink, ground] = await inkAndGround(area.locator(".omx-confusion"));
      assert.ok(theme === "dark" ? ink > ground : ink < ground, `${theme}: ink ${ink}, ground ${ground}`);
      await stage.capture(area, `confusion-${theme}`);
    }
  },

  "saved, and opened with a kernel that knows nothing of it, it is still there": async (stage) => {
    const file = await savedCopy(stage, "later");
    const { widgets } = JSON.parse(readFileSync(file, "utf8")).metadata;
    assert.ok(Object.keys(widgets[widgetState].state).length >= 3);
    const later = await stage.reopen("later");
    await filled(await later.output(1)).waitFor();
  },

  "saved without states, the still picture is shown instead of an error": async (stage) => {
    const file = await savedCopy(stage, "stateless", ({ metadata }) => delete metadata.widgets);
    // A notebook that was changed outside of Jupyter shows its texts alone until the reader trusts it.
    await jupyter(stage, "trust", file);
    const later = await stage.reopen("stateless");
    const area = await later.output(1);
    await area.locator("img.omx-still").waitFor();
    assert.doesNotMatch(await area.innerText(), /model not found/);
  },

  "two kernels in one page do not disturb each other": async (stage) => {
    const { notebook } = await shown(stage);
    await savedCopy(stage, "beside");
    const both = await stage.reopen("beside", { several: true });
    await both.run(0);
    await both.run(1);
    await both.openBeside(notebook.name);
    const panels = both.page.locator(".jp-NotebookPanel");
    const [own, others] = [panels.nth(0), panels.nth(1)];
    await filled(own).click();
    await pressed(own).waitFor();
    await filled(others).waitFor();
    assert.equal(await pressed(others).count(), 0);
    assert.equal(await markedIn(notebook), 0);
  },

  "after the kernel was restarted it stays, and can be made anew": async (stage) => {
    const { notebook, area } = await shown(stage);
    await notebook.restart();
    await filled(area).waitFor();
    for (const cell of [0, 1]) await notebook.run(cell);
    const again = await notebook.output(1);
    await filled(again).click();
    await pressed(again).waitFor();
    assert.ok((await markedIn(notebook)) > 0);
  },

  "a page made of the notebook shows the still picture without any network": async (stage) => {
    const file = await savedCopy(stage, "page");
    await jupyter(stage, "nbconvert", "--to", "html", file);
    const { page } = await stage.offline(file.replace(/ipynb$/, "html"));
    const picture = page.locator(".jp-RenderedSVG img, .jp-RenderedSVG svg").last(); // the first is the training's
    await picture.waitFor();
    const { width, height } = await picture.boundingBox();
    assert.ok(width > 100 && height > 50, `${width} × ${height}`);
    assert.equal(await page.locator(`script[type="${widgetView}"]`).count(), 0);
    await stage.capture(picture, "confusion-still");
    // Lab's own menu makes the same page.
    assert.match(
      await stage.lab.ask("/nbconvert/html/page.ipynb"),
      /class="jp-RenderedSVG[^]*?<img[^>]*data:image\/svg/,
    );
  },
};
