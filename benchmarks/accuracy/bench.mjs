// Five-fold accuracy of one small network on the pictures of every encoder, beside the random layout:
//   npm run bench -- accuracy DATA_FOLDER [--only encoder,encoder] [--fresh]
// Results are kept in .bench/accuracy, so that an interrupted run goes on. Prints the table of docs/encoders.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { benchFolder, builtLibrary } from "../peer.mjs";
import { needs, studies } from "./studies.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, fresh: { type: "boolean" } },
});
const [data] = positionals;
if (!data || !existsSync(data)) {
  console.error("Name the folder of the data sets (glioma, cachexia, leukemia): npm run bench -- accuracy FOLDER");
  process.exit(1);
}
const library = builtLibrary();
const load = (file) => import(pathToFileURL(join(library, file)).href);
const [{ omics, isOmixelError }, { encoders }] = [await load("index.js"), await load("encoders/registry.js")];

const PIXELS = 32;
const classify = { folds: 5, steps: 100, batchSize: 32 };

const folder = join(benchFolder, "accuracy");
mkdirSync(folder, { recursive: true });
const kept = join(folder, "results.json");
const results = !values.fresh && existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};

async function accuracyOf(start, name) {
  const options = { pixels: PIXELS, ...needs(data)[name] };
  try {
    const began = performance.now();
    const { layout } = await start().encode(name, options).images();
    const seconds = (performance.now() - began) / 1000;
    const plan = start().encode(name, options);
    const { metrics } = await plan.classify("smallCnn", classify).run({ cache: false });
    return { mean: metrics.mean.accuracy, sd: metrics.sd.accuracy, seconds, features: layout.features.length };
  } catch (error) {
    if (!isOmixelError(error)) throw error;
    return { refused: error.message.split("\n")[0] };
  }
}

const wanted = values.only?.split(",") ?? Object.keys(encoders);
for (const [study, start] of Object.entries(studies(omics, data)))
  for (const name of wanted) {
    const key = `${study}/${name}`;
    if (results[key] && !values.only) continue;
    results[key] = await accuracyOf(start, name);
    writeFileSync(kept, JSON.stringify(results, null, 1));
    console.error(key, JSON.stringify(results[key]));
  }

const names = Object.keys(studies(omics, data));
const cell = (result) => (!result ? "" : result.refused ? "–" : `${result.mean.toFixed(3)} ± ${result.sd.toFixed(3)}`);
const lines = [
  `| encoder | ${names.join(" | ")} | features on glioma | picture of all glioma samples, s |`,
  `|---|${names.map(() => "---|").join("")}---|---|`,
  ...Object.keys(encoders).map((name) => {
    const own = names.map((study) => results[`${study}/${name}`]);
    const [first] = own;
    const drawn = first && !first.refused ? `${first.features} | ${first.seconds.toFixed(1)}` : " | ";
    return `| \`${name}\` | ${own.map(cell).join(" | ")} | ${drawn} |`;
  }),
];
console.log(lines.join("\n"));
const refusals = Object.entries(results).filter(([, { refused }]) => refused);
for (const [key, { refused }] of refusals) console.log(`– ${key}: ${refused}`);
