import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes the values that the encoders race on, unless they are there: samples × genes, row-major float32, each gene from
 * 0 to 1. A gene follows one of 60 hidden programmes more or less closely, so that there is something to lay out.
 *
 * @param {string} path
 * @param {{ genes: number, samples: number }} shape
 * @param {(seed: string) => { next(): number, normal(): number, integer(n: number): number }} seededRandom
 */
export function makeValues(path, { genes, samples }, seededRandom) {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  console.error(`Writing ${samples} × ${genes} values to ${path} …`);
  const random = seededRandom("benchmarks/encode");
  const programmes = Array.from({ length: 60 }, () => Float64Array.from({ length: samples }, () => random.normal()));
  const values = new Float32Array(samples * genes);
  for (let g = 0; g < genes; g++) {
    const programme = programmes[random.integer(programmes.length)];
    const closeness = 0.2 + 0.8 * random.next();
    const gene = programme.map((level) => closeness * level + (1.2 - closeness) * random.normal());
    const low = gene.reduce((a, b) => Math.min(a, b));
    const high = gene.reduce((a, b) => Math.max(a, b));
    for (let s = 0; s < samples; s++) values[s * genes + g] = (gene[s] - low) / (high - low);
  }
  writeFileSync(`${path}.part`, values);
  renameSync(`${path}.part`, path);
}
