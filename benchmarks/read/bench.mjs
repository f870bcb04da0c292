// A gzipped genes × samples table of 20,000 × 763, read to samples × genes of float32: omixel against pandas' C reader.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alternate, benchFolder, builtLibrary, measure, median, peerEnvironment } from "../peer.mjs";
import { makeTable } from "./make-table.mjs";

const shape = { genes: 20000, samples: 763 };
const rounds = 5;

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const { seededRandom } = await import(pathToFileURL(join(library, "random.js")).href);
const table = join(benchFolder, "read", `expression-${shape.genes}x${shape.samples}.tsv.gz`);
await makeTable(table, shape, seededRandom);
const python = peerEnvironment("read", here("requirements.txt"));

const contestant = (command, args) => async () => {
  const run = await measure(command, [...args, table]);
  return { ...run, ...JSON.parse(run.output) };
};
const { omixel, pandas } = await alternate(
  {
    omixel: contestant(process.execPath, [here("read-omixel.mjs"), library]),
    pandas: contestant(python, [here("read_pandas.py")]),
  },
  rounds,
);

const [ours, theirs] = [omixel[0], pandas[0]];
if (String(ours.shape) !== String(theirs.shape) || Math.abs(ours.sum - theirs.sum) > 1e-9 * Math.abs(theirs.sum))
  throw new Error(`The readers disagree: ${JSON.stringify({ ours, theirs })}`);

const report = (name, runs) => {
  const seconds = median(runs.map((run) => run.total));
  const all = runs.map((run) => run.total.toFixed(2)).join(" ");
  const process = median(runs.map((run) => run.seconds)).toFixed(2);
  const peak = Math.round(median(runs.map((run) => run.peakBytes)) / 2 ** 20);
  console.log(`${name}: ${seconds.toFixed(2)} s (${all}), whole process ${process} s, peak ${peak} MiB`);
  return seconds;
};
console.log(`Read ${shape.samples} samples × ${shape.genes} genes, gzipped, median of ${rounds} alternating runs`);
const seconds = report("omixel", omixel);
const peer = report("pandas", pandas);
console.log(`ratio: omixel is ${(peer / seconds).toFixed(2)} times as fast as pandas`);
