// Fits one encoder of the compiled library, draws new samples, and prints seconds and where the features sit, or why it
// refuses.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeCohort, neededOptions } from "./made-cohort.mjs";

const [library, path, name, ...numbers] = process.argv.slice(2);
const [samples, genes, columns, drawn] = numbers.map(Number);
const given = JSON.parse(numbers[4] ?? "{}");
const load = (file) => import(new URL(file, `file://${library}/`).href);
const [{ openEngine }, { seededRandom }, { encoders }, { cohortSamples }] = await Promise.all(
  ["engine/open.js", "random.js", "encoders/registry.js", "data/cohort.js"].map(load),
);

const encoder = encoders[name];
const cohort = await madeCohort(load, { path, samples, genes, columns });
const ctx = { random: seededRandom(1), progress: () => undefined, engine: await openEngine() };
const folder = mkdtempSync(join(tmpdir(), "bench-encoders-"));
const found = {};
try {
  const options = { ...encoder.defaults, ...neededOptions(folder, genes)[name], ...given };
  const start = performance.now();
  const state = await encoder.fit(cohort, options, ctx);
  found.fit = (performance.now() - start) / 1000;
  const { height, width, x, y, channels } = state.layout;
  Object.assign(found, { size: `${height} × ${width} × ${channels.length}`, total: found.fit });
  if (name === "igtd") {
    const numberOf = state.layout.features.map((feature) => Number(feature.slice(1)));
    found.at = Array(genes);
    x.forEach((column, f) => (found.at[y[f] * width + column] = numberOf[f]));
  }
  if (drawn > 0) {
    const rows = Array.from({ length: drawn }, (_, i) => i % samples);
    const others = cohortSamples(cohort, rows);
    const begun = performance.now();
    await encoder.apply(others, state, options, ctx);
    found.apply = (performance.now() - begun) / 1000;
  }
} catch (error) {
  if (!("tag" in error)) throw error;
  found.refusal = error.message;
} finally {
  rmSync(folder, { recursive: true });
}
console.log(JSON.stringify(found));
