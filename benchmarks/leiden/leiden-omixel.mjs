// Finds communities with the compiled library under several seeds; prints seconds and modularity of each.
import { readFileSync } from "node:fs";

const [library, path, cells, seeds] = process.argv.slice(2).map((text, i) => (i < 2 ? text : Number(text)));
const from = (file) => import(new URL(file, `file://${library}/`).href);
const [{ graphOf }, { leidenCommunities }, { seededRandom }] = await Promise.all(
  ["cluster/graph.js", "cluster/leiden.js", "random.js"].map(from),
);
const read = (name, Type) => new Type(Uint8Array.from(readFileSync(`${path}.${name}`)).buffer);
const weights = read("weights", Float64Array);
const graph = graphOf(cells, read("rows", Int32Array), read("columns", Int32Array), weights);

const [seconds, modularity] = [[], []];
for (let seed = 0; seed < seeds; seed++) {
  const start = performance.now();
  const ctx = { random: seededRandom(seed), progress: () => undefined };
  const found = await leidenCommunities(graph, { iterations: 2 }, ctx);
  seconds.push((performance.now() - start) / 1000);
  modularity.push(found.quality);
}
console.log(JSON.stringify({ seconds, modularity, edges: weights.length }));
