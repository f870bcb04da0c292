// Fits one baseline with the compiled library; prints seconds, and its accuracy on fresh samples.
import { readFileSync } from "node:fs";

const [library, name, options, path, ...shape] = process.argv.slice(2);
const [samples, features, classes, fresh] = shape.map(Number);
const from = (file) => import(new URL(file, `file://${library}/`).href);
const [{ baselines }, { seededRandom }, { openEngine }] = await Promise.all(
  ["baselines/registry.js", "random.js", "engine/open.js"].map(from),
);
const read = (kind, Type) => new Type(Uint8Array.from(readFileSync(`${path}.${kind}`)).buffer);
const [values, labels] = [read("values", Float32Array), read("labels", Int32Array)];
const rows = (start, count) => ({
  kind: "dense",
  rows: count,
  columns: features,
  values: values.subarray(start * features, (start + count) * features),
});
const baseline = baselines[name];
const chosen = { ...baseline.defaults, ...JSON.parse(options) };
const ctx = { engine: await openEngine(), random: seededRandom(1), progress: () => undefined };

const [start, before] = [performance.now(), process.cpuUsage()];
const state = await baseline.fit({ x: rows(0, samples), labels: labels.subarray(0, samples), classes }, chosen, ctx);
const total = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const said = await baseline.predict(rows(samples, fresh), state, chosen, ctx);
let right = 0;
for (let i = 0; i < fresh; i++) {
  const own = [...said.subarray(i * classes, (i + 1) * classes)];
  if (own.indexOf(Math.max(...own)) === labels[samples + i]) right++;
}
console.log(JSON.stringify({ total, processor: (user + system) / 1e6, accuracy: right / fresh }));
