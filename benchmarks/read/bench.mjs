// A gzipped genes × samples table of 20,000 × 763, read to samples × genes of float32: omixel against pandas' C reader.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alternate, benchFolder, builtLibrary, contestant, median, peerEnvironment, reportTotals } from "../peer.mjs";
import { makeTable } from "./make-table.mjs";

const shape = { genes: 20000, samples: 763 };
const rounds = 5;

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const { seededRandom } = await import(pathToFileURL(join(library, "random.js")).href);
const table = join(benchFolder, "read", `expression-${shape.genes}x${shape.samples}.tsv.gz`);
await makeTable(table, shape, seededRandom);
const python = peerEnvironment("read", here("requirements.txt"));

const { omixel, pandas } = await alternate(
  {
    omixel: contestant(process.execPath, [here("read-omixel.mjs"), library, table]),
    pandas: contestant(python, [here("read_pandas.py"), table]),
  },
  rounds,
);

const [ours, theirs] = [omixel[0], pandas[0]];
if (String(ours.shape) !== String(theirs.shape) || Math.abs(ours.sum - theirs.sum) > 1e-9 * Math.abs(theirs.sum))
  throw new Error(`The readers disagree: ${JSON.stringify({ ours, theirs })}`);

console.log(`Read ${shape.samples} samples × ${shape.genes} genes, gzipped, median of ${rounds} alternating runs`);
const whole = (runs) => `, whole process ${median(runs.map((run) => run.seconds)).toFixed(2)} s`;
reportTotals({ omixel, pandas }, whole);
