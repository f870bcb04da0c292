// Points of 50 dimensions in the plane: UMAP of 10,000 against umap-learn, t-SNE of 10,000 and 20,000 against openTSNE. What
// is near should stay near: the share of each point's 15 nearest neighbours that are among its 15 nearest in the plane.
// npm run bench -- embed [umap|tsne] [ROUNDS]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alternate, benchFolder, builtLibrary, contestant, peerEnvironment, reportTotals } from "../peer.mjs";
import { recall } from "./recall.mjs";

const dimensions = 50;
const kinds = 12;
const cases = [
  { method: "umap", count: 10_000, peer: "umap-learn" },
  { method: "tsne", count: 10_000, peer: "openTSNE" },
  { method: "tsne", count: 20_000, peer: "openTSNE" },
];
const words = process.argv.slice(2);
const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 1); // minutes each
const chosen = cases.filter(({ method }) => words.every((word) => /^\d+$/.test(word) || word === method));

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const { seededRandom } = await import(pathToFileURL(join(library, "random.js")).href);
const python = peerEnvironment("embed", here("requirements.txt"));
const folder = join(benchFolder, "embed");
mkdirSync(folder, { recursive: true });

/** Bent sheets of four dimensions about seeded centres, with a little noise: near points can stay near in the plane. */
function pointsFile(count) {
  const path = join(folder, `points-${count}.f32`);
  if (existsSync(path)) return path;
  const random = seededRandom(count);
  const inner = 4;
  const centres = Float32Array.from({ length: kinds * dimensions }, () => 2 * random.normal());
  const directions = Float32Array.from({ length: kinds * inner * dimensions }, () => random.normal());
  const points = new Float32Array(count * dimensions);
  for (let i = 0; i < count; i++) {
    const kind = i % kinds;
    const place = Array.from({ length: inner }, () => random.normal());
    for (let d = 0; d < dimensions; d++) {
      let value = centres[kind * dimensions + d] + 0.1 * random.normal();
      for (let k = 0; k < inner; k++) value += Math.tanh(place[k]) * directions[(kind * inner + k) * dimensions + d];
      points[i * dimensions + d] = value;
    }
  }
  writeFileSync(path, points);
  return path;
}

for (const { method, count, peer } of chosen) {
  const path = pointsFile(count);
  const outOf = (name) => join(folder, `${method}-${count}-${name}.f32`);
  const given = (name) => [method, path, dimensions, outOf(name)];
  const results = await alternate(
    {
      omixel: contestant(process.execPath, [here("embed-omixel.mjs"), library, ...given("omixel")]),
      [peer]: contestant(python, [here("embed_peer.py"), ...given(peer)]),
    },
    rounds,
  );
  const points = floats(path);
  console.log(
    `${method}: ${count.toLocaleString("en")} points of ${dimensions} dimensions, median of ${rounds} alternating runs`,
  );
  const kept = Object.fromEntries(
    Object.keys(results).map((name) => [name, recall(points, dimensions, floats(outOf(name)), 15).toFixed(3)]),
  );
  reportTotals(results, (runs) => `, 15-neighbour recall ${kept[runs === results.omixel ? "omixel" : peer]}`);
}

function floats(path) {
  const bytes = readFileSync(path);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}
