// Plain methods beside the libraries that made them known, on 763 samples × 20,000 features of four classes, or as they say:
//   npm run bench -- rivals [--only randomForest,lightgbm] [--rounds 3] [--quick]
// A contestant is one file in contestants/, named as the baseline or naming it. --quick fits a tenth of the trees on both sides.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { alternate, benchFolder, builtLibrary, contestant, peerEnvironment, reportTotals } from "../peer.mjs";

const usual = { samples: 763, features: 20_000, classes: 4 };
/** Rows that are only predicted, to see that both sides learn alike. */
const fresh = 400;

const { values } = parseArgs({
  options: { only: { type: "string" }, rounds: { type: "string", default: "3" }, quick: { type: "boolean" } },
});
const rounds = Number(values.rounds);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const names = readdirSync(here("contestants")).map((file) => parse(file).name);
const wanted = values.only?.split(",") ?? names;
for (const name of wanted) if (!names.includes(name)) throw new Error(`There is no ${name}; there are ${names}.`);

const library = builtLibrary();
const python = peerEnvironment("rivals", here("requirements.txt"));
const { seededRandom } = await import(pathToFileURL(join(library, "random.js")).href);

for (const name of wanted) {
  const { default: contest } = await import(pathToFileURL(here(`contestants/${name}.mjs`)).href);
  const { baseline = name, shape = usual, options, peer } = contest(values.quick ? 0.1 : 1);
  const task = [makeTable(shape), ...Object.values(shape), fresh];
  const results = await alternate(
    {
      omixel: contestant(process.execPath, [
        here("fit-omixel.mjs"),
        library,
        baseline,
        JSON.stringify(options),
        ...task,
      ]),
      [peer.name]: contestant(python, [here("fit_peer.py"), JSON.stringify(peer), ...task]),
    },
    rounds,
  );
  const accuracies = Object.values(results).map(([{ accuracy }]) => accuracy);
  console.log(
    `${name}, ${JSON.stringify(options)}: ${shape.samples} samples × ${shape.features.toLocaleString("en")} features, ` +
      `${shape.classes} classes, median of ${rounds} alternating runs; accuracy on ${fresh} fresh samples ` +
      accuracies.map((accuracy) => accuracy.toFixed(3)).join(" and "),
  );
  reportTotals(results, (runs) => `, processor ${runs.map((run) => run.processor.toFixed(1)).join(" ")} s`);
  if (Math.abs(accuracies[0] - accuracies[1]) > 0.1) throw new Error(`${name}: the accuracies disagree`);
}

/** Classes that differ in 200 features, and overlap. */
function makeTable(shape) {
  const folder = join(benchFolder, "rivals");
  const path = join(folder, Object.values(shape).join("x"));
  if (existsSync(`${path}.labels`)) return path;
  mkdirSync(folder, { recursive: true });
  const random = seededRandom(1);
  const rows = shape.samples + fresh;
  const labels = Int32Array.from({ length: rows }, (_, i) => i % shape.classes);
  const table = new Float32Array(rows * shape.features);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < shape.features; j++, at++)
      table[at] = random.normal() + (j < 200 && j % shape.classes === labels[i] ? 0.8 : 0);
  writeFileSync(`${path}.values`, table);
  writeFileSync(`${path}.labels`, labels);
  return path;
}
