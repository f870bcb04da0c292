// Communities of a neighbour graph of 10,000 cells: Leiden by modularity, two iterations, omixel against igraph.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alternate, benchFolder, builtLibrary, contestant, median, peakOf, peerEnvironment } from "../peer.mjs";
import { makeGraph } from "./make-graph.mjs";

const cells = 10_000;
const seeds = 5;
const rounds = Number(process.argv[2] ?? 3);

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const folder = join(benchFolder, "leiden");
const path = join(folder, `graph-${cells}`);
if (!existsSync(`${path}.weights`)) {
  mkdirSync(folder, { recursive: true });
  const graph = await makeGraph(library, cells);
  for (const [name, values] of Object.entries(graph)) writeFileSync(`${path}.${name}`, values);
}
const python = peerEnvironment("leiden", here("requirements.txt"));

const given = [path, cells, seeds];
const results = await alternate(
  {
    omixel: contestant(process.execPath, [here("leiden-omixel.mjs"), library, ...given]),
    igraph: contestant(python, [here("leiden_igraph.py"), ...given]),
  },
  rounds,
);

const report = (name, runs) => {
  const seconds = median(runs.flatMap((run) => run.seconds));
  const modularity = median(runs.flatMap((run) => run.modularity)).toFixed(4);
  const first = median(runs.map((run) => run.seconds[0])).toFixed(3);
  console.log(
    `${name}: ${seconds.toFixed(3)} s (first of a process ${first} s), modularity ${modularity}, peak ${peakOf(runs)} MiB`,
  );
  return seconds;
};
const edges = results.omixel[0].edges.toLocaleString("en");
console.log(
  `Leiden, modularity, two iterations: ${cells.toLocaleString("en")} cells, ${edges} edges, median of ${seeds} seeds in ` +
    `${rounds} alternating runs`,
);
const seconds = report("omixel", results.omixel);
const peer = report("igraph", results.igraph);
console.log(`ratio: omixel is ${(peer / seconds).toFixed(2)} times as fast as igraph`);
