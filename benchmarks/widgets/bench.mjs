// How fast the widgets are in real JupyterLab in a real Chromium: npm run bench -- widgets [NAME ...]
// Frames are those of the page's own thread; a quiet machine tells more than one with other work.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { readyChromium } from "../../scripts/bootstrap/chromium.mjs";
import { openStage } from "../../scripts/suites/browser.mjs";
import {
  countFrames,
  framesWhile,
  framesWhileScrolling,
  hoverLatency,
  noteMessages,
  paintAfterMessage,
} from "../../tests/browser/measure.mjs";
import { cellsOf } from "./cells.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cells = cellsOf(join(root, "dist"));
const trainingSeconds = 60;
const prepare = noteMessages;
const limit = 300_000;

/** Is there colour on a canvas? A function for the page. */
const painted = (selector) => `(() => {
  const canvas = document.querySelector(${JSON.stringify(selector)});
  if (!canvas || canvas.width < 50) return false;
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [64, 64];
  const context = copy.getContext("2d");
  context.drawImage(canvas, 0, 0, 64, 64);
  return context.getImageData(0, 0, 64, 64).data.some((value) => value > 0);
})()`;

/** Runs the last cell and measures from the message to the picture. */
async function firstPaint(notebook, cell, selector) {
  const since = await notebook.page.evaluate(() => performance.now());
  const paint = paintAfterMessage(notebook.page, painted(selector), { since, limit });
  const { ms } = await notebook.run(cell, { limit });
  const { ms: afterMessage, bytes } = await paint;
  return { [`first paint after the message of ${(bytes / 2 ** 20).toFixed(1)} MiB, ms`]: afterMessage, "cell, ms": ms };
}

const frames = ({ framesPerSecond, p95, slowest }) => ({
  "frames/s": framesPerSecond,
  "time between frames, 95 %, ms": p95,
  "longest, ms": slowest,
});

const benchmarks = {
  "gallery, 2,000 images of 128 × 128 × 3": async (stage) => {
    const notebook = await stage.notebook([cells.gallery, cells.showGallery], { prepare });
    await notebook.run(0, { limit });
    const paint = await firstPaint(notebook, 1, ".omx-gallery canvas");
    const area = await notebook.output(1);
    await stage.capture(area, "bench-gallery");
    return { ...paint, ...frames(await framesWhileScrolling(area.locator(".omx-tiles"))) };
  },

  "embedding, 100,000 points": async (stage) => {
    const notebook = await stage.notebook([cells.embedding, cells.showEmbedding], { prepare });
    await notebook.run(0, { limit });
    const paint = await firstPaint(notebook, 1, ".omx-embedding canvas");
    const area = await notebook.output(1);
    await stage.capture(area, "bench-embedding");
    const canvas = area.locator("canvas.omx-points");
    const { x, y, width, height } = await canvas.boundingBox();
    const { mouse } = notebook.page;
    await mouse.move(x + width / 2, y + height / 2);
    await mouse.down();
    const dragged = await framesWhile(notebook.page, (now) =>
      mouse.move(x + width / 2 + 80 * Math.sin(now / 300), y + height / 2 + 60 * Math.cos(now / 400)),
    );
    await mouse.up();
    return { ...paint, ...frames(dragged) };
  },

  "saliency, hover, 2,000 genes": (stage) => hover(stage, 2000),
  "saliency, hover, 20,000 genes": (stage) => hover(stage, 20_000),

  [`training, 50 updates a second for ${trainingSeconds} s`]: async (stage) => {
    const notebook = await stage.notebook([cells.training, cells.updates(trainingSeconds)], { prepare });
    await notebook.run(0, { limit });
    await (await notebook.output(0)).locator(".omx-training").waitFor();
    const counted = countFrames(notebook.page, 1000 * trainingSeconds);
    await notebook.run(1, { limit });
    await notebook.save();
    await stage.capture(await notebook.output(0), "bench-training");
    const { state } = notebook.saved().metadata.widgets["application/vnd.jupyter.widget-state+json"];
    const model = Object.values(state).find(({ model_name }) => model_name === "TrainingModel");
    return {
      "points sent": 50 * trainingSeconds,
      "points there": model.state.updates.length,
      ...frames(await counted),
    };
  },

  "code of the widgets, gzip": async () => {
    const folder = join(root, "widgets", "labextension", "static");
    const sizes = readdirSync(folder).map((name) => [name, gzipSync(readFileSync(join(folder, name))).length / 1000]);
    return Object.fromEntries([
      ...sizes.map(([name, size]) => [`${name.split(".")[0]}, kB`, size]),
      ["all, kB", sizes.reduce((sum, [, size]) => sum + size, 0)],
    ]);
  },
};

async function hover(stage, genes) {
  const notebook = await stage.notebook([cells.study(genes), cells.showSaliency(genes)], { prepare });
  await notebook.run(0, { limit });
  const paint = await firstPaint(notebook, 1, ".omx-saliency canvas");
  const area = await notebook.output(1);
  await stage.capture(area, `bench-saliency-${genes}`);
  const canvas = area.locator(".omx-saliency canvas:visible").first();
  const { width, height } = await canvas.boundingBox();
  const places = Array.from({ length: 60 }, (_, i) => ({
    x: width * (0.1 + ((i * 0.37) % 0.8)),
    y: height * (0.1 + ((i * 0.23) % 0.8)),
  }));
  const { median, p95, slowest } = await hoverLatency(canvas, places, ".omx-saliency .omx-pixel-head");
  return { ...paint, "hover, median, ms": median, "hover, 95 %, ms": p95, "hover, slowest, ms": slowest };
}

const browser = await readyChromium();
if (browser.missing) throw new Error(browser.missing);
const words = process.argv.slice(2);
const chosen = Object.entries(benchmarks).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
);
if (chosen.length === 0) throw new Error(`Choose words from: ${Object.keys(benchmarks).join("; ")}.`);
const folder = mkdtempSync(join(tmpdir(), "omixel-bench-widgets-"));
const pictures = join(root, ".bench", "widgets");
mkdirSync(pictures, { recursive: true });
const stage = await openStage({ root, folder, pictures, chromium: browser.chromium });
try {
  for (const [name, work] of chosen) {
    console.log(`\n${name}`);
    try {
      const figures = await work(stage);
      for (const [what, value] of Object.entries(figures)) console.log(`  ${what}: ${Number(value.toPrecision(3))}`);
      stage.checkErrors();
    } catch (error) {
      process.exitCode = 1;
      console.error(`  failed: ${error.message}`, ...(await stage.keepFailure(name)));
    }
    await stage.clear();
  }
} finally {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
}
