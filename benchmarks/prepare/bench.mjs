// From counts to principal components: 10,000 cells × 5,000 genes, 5 % not zero: totals, logarithm, 2,000 variable genes,
// 50 components; omixel against scanpy. Reading is not counted.
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alternate, benchFolder, builtLibrary, contestant, measure, peerEnvironment, reportTotals } from "../peer.mjs";

const shape = { cells: 10_000, genes: 5_000, share: 0.05 };
const rounds = Number(process.argv[2] ?? 3);

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const python = peerEnvironment("prepare", here("requirements.txt"));
const folder = join(benchFolder, "prepare");
const path = join(folder, `cells-${shape.cells}x${shape.genes}.h5ad`);
if (!existsSync(path)) {
  await mkdir(folder, { recursive: true });
  await measure(python, [here("../stream/make_cells.py"), path, ...Object.values(shape).map(String)]);
}

const { omixel, scanpy } = await alternate(
  {
    omixel: contestant(process.execPath, [here("prepare-omixel.mjs"), library, path]),
    scanpy: contestant(python, [here("prepare_scanpy.py"), path]),
  },
  rounds,
);

const [ours, theirs] = [omixel[0], scanpy[0]];
const off = ours.variances.map((variance, k) => Math.abs(variance / theirs.variances[k] - 1));
// The first seven components tell the eight kinds of cells apart, the others are noise.
if (ours.genes !== theirs.genes || Math.max(...off.slice(0, 7)) > 1e-3)
  throw new Error(`The components disagree: ${JSON.stringify({ ours, theirs })}`);

console.log(
  `Counts to 50 components: ${shape.cells.toLocaleString("en")} cells × ${shape.genes.toLocaleString("en")} genes, ` +
    `median of ${rounds} alternating runs`,
);
reportTotals({ omixel, scanpy });
