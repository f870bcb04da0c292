// Marker genes by Wilcoxon's test: 10,000 cells × 5,000 genes, 5 % not zero, ten groups; omixel against scanpy.
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alternate, benchFolder, builtLibrary, contestant, peerEnvironment, reportTotals } from "../peer.mjs";
import { makeCells } from "./make-cells.mjs";

const shape = { cells: 10_000, genes: 5_000, groups: 10 };
const rounds = Number(process.argv[2] ?? 3);

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const { seededRandom } = await import(pathToFileURL(join(library, "random.js")).href);
const path = join(benchFolder, "rank", `cells-${shape.cells}x${shape.genes}`);
makeCells(path, shape, seededRandom);
const python = peerEnvironment("rank", here("requirements.txt"));

const cells = [path, ...Object.values(shape)];
const { omixel, scanpy } = await alternate(
  {
    omixel: contestant(process.execPath, [here("rank-omixel.mjs"), library, ...cells]),
    scanpy: contestant(python, [here("rank_scanpy.py"), ...cells]),
  },
  rounds,
);

const [ours, theirs] = [omixel[0], scanpy[0]];
for (const key of ["scores", "logQ"])
  if (Math.abs(ours[key] - theirs[key]) > 1e-4 * Math.abs(theirs[key]))
    throw new Error(`The rankings disagree: ${JSON.stringify({ ours, theirs })}`);

console.log(
  `Wilcoxon ranking: ${shape.cells.toLocaleString("en")} cells × ${shape.genes.toLocaleString("en")} genes, ` +
    `${shape.groups} groups, median of ${rounds} alternating runs`,
);
reportTotals({ omixel, scanpy });
