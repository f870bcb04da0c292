// DeepInsight on 763 samples × 20,000 genes at 224 × 224, fit and transform: omixel against pyDeepInsight, once with its
// defaults (t-SNE sees 50 principal components) and once on all dimensions, as pyDeepInsight does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alternate, benchFolder, builtLibrary, contestant, median, peakOf, peerEnvironment } from "../peer.mjs";
import { makeValues } from "./make-values.mjs";
import { neighbourhood } from "./neighbourhood.mjs";

const shape = { samples: 763, genes: 20000 };
const pixels = 224;
const rounds = Number(process.argv[2] ?? 1); // the peer takes minutes

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const library = builtLibrary();
const { seededRandom } = await import(pathToFileURL(join(library, "random.js")).href);
const path = join(benchFolder, "encode", `expression-${shape.samples}x${shape.genes}.f32`);
makeValues(path, shape, seededRandom);
const python = peerEnvironment("encode", here("requirements.txt"));

const sizes = [path, shape.samples, shape.genes, pixels];
const omixel = [here("encode-omixel.mjs"), library, ...sizes];
const results = await alternate(
  {
    omixel: contestant(process.execPath, omixel),
    "omixel, all dimensions": contestant(process.execPath, [...omixel, shape.samples]),
    pyDeepInsight: contestant(python, [here("encode_pydeepinsight.py"), ...sizes]),
  },
  rounds,
);
const shapes = new Set(Object.values(results).map(([run]) => String(run.shape)));
if (shapes.size > 1) throw new Error(`The images differ in shape: ${[...shapes].join("; ")}`);

const bytes = readFileSync(path);
const values = new Float32Array(bytes.buffer, bytes.byteOffset, shape.samples * shape.genes);
const report = (name, runs) => {
  const middle = (of) => median(runs.map(of));
  const seconds = middle((run) => run.fit + run.transform);
  const parts = `fit ${middle((run) => run.fit).toFixed(1)}, transform ${middle((run) => run.transform).toFixed(2)}`;
  const near = neighbourhood(values, shape.genes, runs[0]).toFixed(3);
  console.log(
    `${name}: ${seconds.toFixed(1)} s (${parts}), peak ${peakOf(runs)} MiB, neighbours at ${near} of a random layout's distance`,
  );
  return seconds;
};
console.log(
  `DeepInsight, t-SNE by cosine, perplexity 30, 1000 iterations: ${shape.samples} samples × ${shape.genes} genes, ` +
    `${pixels} × ${pixels} pixels, ${rounds} alternating ${rounds === 1 ? "run" : "runs"}`,
);
const seconds = Object.entries(results).map(([name, runs]) => [name, report(name, runs)]);
const [, peer] = seconds.pop();
for (const [name, own] of seconds)
  console.log(`ratio: ${name} is ${(peer / own).toFixed(2)} times as fast as pyDeepInsight`);
