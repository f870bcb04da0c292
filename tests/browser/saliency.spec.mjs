// A pixel of the saliency's map tells the genes that the layout puts there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { smallStudy } from "./cells.mjs";

const cells = [
  smallStudy,
  `await study.save("saliency-run")`,
  `const saliency = study.saliency(); saliency`,
  `JSON.stringify(await saliency.selectedFeatures())`,
];

/** Lines of a written table as objects. */
function table(file) {
  const [header, ...lines] = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  return lines.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}

export const tests = {
  "a click on a pixel names its genes as layout.tsv has them, and a gene's click marks it in the kernel": async (
    stage,
  ) => {
    const notebook = await stage.notebook(cells);
    for (const cell of [0, 1, 2]) await notebook.run(cell);
    const run = join(stage.lab.notebooks, "saliency-run");
    const best = table(join(run, "genes.tsv"))[0];
    const there = table(join(run, "layout.tsv"))
      .filter(({ x, y }) => x === best.x && y === best.y)
      .map(({ feature }) => feature);

    const area = await notebook.output(2);
    const map = area.locator(".omx-pixels:visible").first();
    await map.waitFor();
    await map.scrollIntoViewIfNeeded();
    const { width, height } = await map.boundingBox();
    const side = 8;
    await map.click({
      position: { x: ((Number(best.x) + 0.5) * width) / side, y: ((Number(best.y) + 0.5) * height) / side },
    });
    await area.getByText(`Pixel ${best.x}, ${best.y}:`).first().waitFor();
    const named = await area.locator(".omx-pixel .omx-gene").allTextContents();
    assert.equal(named[0], best.feature);
    for (const gene of named) assert.ok(there.includes(gene), `${gene} is not on the pixel`);
    assert.equal(named.length, Math.min(8, new Set(there).size));

    await area.locator(".omx-pixel .omx-gene").first().click();
    await area.getByText("1 gene marked").waitFor();
    const { outputs } = await notebook.run(3);
    assert.ok(outputs[0].data["text/plain"].includes(best.feature), outputs[0].data["text/plain"]);
    await stage.capture(area, "saliency");
  },

  "the keyboard reaches the tabs, the map and its pixels": async (stage) => {
    const notebook = await stage.notebook([smallStudy, "study.saliency()"]);
    for (const cell of [0, 1]) await notebook.run(cell);
    const area = await notebook.output(1);
    await area.locator(".omx-pixels:visible").first().waitFor();
    await area.getByRole("tab", { name: "Picture" }).focus();
    await notebook.page.keyboard.press("ArrowLeft");
    await area.getByText("candidates, not culprits").waitFor();
    await notebook.page.keyboard.press("Home");
    // The tab changes with the next frame: until then the visible map is the other tab's.
    await area.getByText("Scores are means over").waitFor();
    await area.locator(".omx-pixels:visible").first().focus();
    await notebook.page.keyboard.press("Home");
    await area
      .getByText(/^Pixel \d, \d: \d+ genes?/)
      .first()
      .waitFor();
  },
};
