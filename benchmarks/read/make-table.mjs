import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/**
 * Writes the table that the readers race on, unless it is there: genes × samples, tab-separated, gzipped, with a
 * corner cell. Values are log-expression with four decimals, a quarter of them 0, as normalised single cells have them.
 *
 * @param {string} path
 * @param {{ genes: number, samples: number }} shape
 * @param {(seed: string) => { next(): number, normal(): number }} seededRandom
 */
export async function makeTable(path, { genes, samples }, seededRandom) {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  console.error(`Writing ${genes} × ${samples} values to ${path} …`);
  const gzip = createGzip({ level: 6 });
  const written = pipeline(gzip, createWriteStream(`${path}.part`));
  const names = Array.from({ length: samples }, (_, i) => `sample_${i + 1}`);
  gzip.write(`gene\t${names.join("\t")}\n`);
  const random = seededRandom("benchmarks/read");
  for (let g = 0; g < genes; g++) {
    const level = 3 + 2 * random.normal();
    const cells = names.map(() => {
      const value = random.next() < 0.25 ? 0 : level + 1.2 * random.normal();
      return value <= 0 ? "0" : value.toFixed(4);
    });
    if (!gzip.write(`GENE${g + 1}\t${cells.join("\t")}\n`)) await once(gzip, "drain");
  }
  gzip.end();
  await written;
  renameSync(`${path}.part`, path);
}
