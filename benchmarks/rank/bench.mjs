// Marker genes by Wilcoxon's test: 10,000 cells × 5,000 genes, 5 % not zero, ten groups; omixel against scanpy.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alternate, benchFolder, builtLibrary, measure, median, peerEnvironment } from "../peer.mjs";
import { makeCells } from "./make-cells.mjs";

const shape = { cells: 10_000, genes: 5_000, groups: 10 };
const rounds = Number(process.argv[2] ?? 3);

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const { seededRandom } = await import(pathToFileURL(join(library, "random.js")).href);
const path = join(benchFolder, "rank", `cells-${shape.cells}x${shape.genes}`);
makeCells(path, shape, seededRandom);
const python = peerEnvironment("rank", here("requirements.txt"));

const sizes = Object.values(shape).map(String);
const contestant =
  (command, ...args) =>
  async () => {
    const run = await measure(command, [...args, path, ...sizes]);
    return { ...run, ...JSON.parse(run.output) };
  };
const { omixel, scanpy } = await alternate(
  {
    omixel: contestant(process.execPath, here("rank-omixel.mjs"), library),
    scanpy: contestant(python, here("rank_scanpy.py")),
  },
  rounds,
);

const [ours, theirs] = [omixel[0], scanpy[0]];
for (const key of ["scores", "logQ"])
  if (Math.abs(ours[key] - theirs[key]) > 1e-4 * Math.abs(theirs[key]))
    throw new Error(`The rankings disagree: ${JSON.stringify({ ours, theirs })}`);

const report = (name, runs) => {
  const seconds = median(runs.map((run) => run.total));
  const all = runs.map((run) => run.total.toFixed(2)).join(" ");
  const peak = Math.round(median(runs.map((run) => run.peakBytes)) / 2 ** 20);
  console.log(`${name}: ${seconds.toFixed(2)} s (${all}), peak ${peak} MiB`);
  return seconds;
};
console.log(
  `Wilcoxon ranking: ${shape.cells.toLocaleString("en")} cells × ${shape.genes.toLocaleString("en")} genes, ` +
    `${shape.groups} groups, median of ${rounds} alternating runs`,
);
const seconds = report("omixel", omixel);
const peer = report("scanpy", scanpy);
console.log(`ratio: omixel is ${(peer / seconds).toFixed(2)} times as fast as scanpy`);
