// A file larger than the memory allowed: 1,000,000 cells × 20,000 genes, 5 % not zero (8 GB), through filters, totals,
// logarithm, variable genes and principal components in less than 4 GiB. npm run bench -- stream [CELLS]
// The file is made once, and kept in .bench/stream. No peer: scanpy needs the matrix in memory, and copies of it.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchFolder, builtLibrary, measure, peerEnvironment } from "../peer.mjs";

const cells = Number(process.argv[2] ?? 1_000_000);
const [genes, share] = [20_000, 0.05];
const limit = 4;

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const folder = join(benchFolder, "stream");
const path = join(folder, `cells-${cells}x${genes}.h5ad`);
if (!existsSync(path)) {
  mkdirSync(folder, { recursive: true });
  const python = peerEnvironment("stream", here("requirements.txt"));
  console.error(`Making ${path} …`);
  await measure(python, [here("make_cells.py"), path, cells, genes, share].map(String));
}

const { seconds, peakBytes, output } = await measure(process.execPath, [here("stream-omixel.mjs"), library, path]);
const found = JSON.parse(output);
const peak = peakBytes / 2 ** 30;
console.log(
  `${cells.toLocaleString("en")} cells × ${genes.toLocaleString("en")} genes to ${found.features} components: ` +
    `${seconds.toFixed(0)} s, ${found.samples.toLocaleString("en")} cells kept, peak ${peak.toFixed(2)} GiB (limit ${limit})`,
);
if (peak > limit) process.exitCode = 1;
