// Places points in the plane with the compiled library; prints seconds.
import { readFileSync, writeFileSync } from "node:fs";

const [library, method, path, dimensions, out] = process.argv.slice(2);
const from = (file) => import(new URL(file, `file://${library}/`).href);
const [{ embeddings }, { openEngine }, { seededRandom }] = await Promise.all(
  ["embed/registry.js", "engine/open.js", "random.js"].map(from),
);
const values = new Float32Array(Uint8Array.from(readFileSync(path)).buffer);
const points = { kind: "dense", rows: values.length / dimensions, columns: Number(dimensions), values };
const ctx = { random: seededRandom(1), engine: await openEngine(), progress: () => undefined };

const start = performance.now();
const places = await embeddings[method].embed(points, {}, ctx);
const total = (performance.now() - start) / 1000;
writeFileSync(out, places.values);
console.log(JSON.stringify({ total }));
