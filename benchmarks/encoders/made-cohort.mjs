import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A cohort of the values that benchmarks/encode makes: their first genes, named g0, g1 …, with places on chromosomes and
 * on a slide.
 *
 * @param {(file: string) => Promise<any>} load imports a file of the compiled library
 * @param {{ path: string, samples: number, genes: number, columns: number }} shape columns of the file, of which genes are used
 */
export async function madeCohort(load, { path, samples, genes, columns }) {
  const [{ dense }, { tableOf }] = await Promise.all([load("data/dense.js"), load("data/table.js")]);
  const bytes = readFileSync(path);
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, samples * columns);
  const values = new Float32Array(samples * genes);
  for (let s = 0; s < samples; s++) values.set(all.subarray(s * columns, s * columns + genes), s * genes);
  const of = (value) => Array.from({ length: genes }, (_, g) => value(g));
  const features = tableOf({
    feature: names(genes),
    chromosome: of((g) => `chr${1 + (g % 22)}`),
    start: of((g) => 1000 * ((g * 37) % 100_003)),
    x: of((g) => (g * 13) % 151),
    y: of((g) => Math.floor((g * 13) / 151) % 140),
  });
  const measured = new Uint8Array(samples).fill(1);
  return {
    samples: tableOf({ sample: Array.from({ length: samples }, (_, i) => `s${i}`) }),
    roles: {},
    assays: { rna: { name: "rna", values: dense(samples, genes, values), features, measured } },
  };
}

const names = (genes) => Array.from({ length: genes }, (_, g) => `g${g}`);

/**
 * Options without which an encoder has nothing to draw by: files that it has to be given.
 *
 * @param {string} folder where they are written
 */
export function neededOptions(folder, genes) {
  const written = (file, lines) => {
    writeFileSync(join(folder, file), lines.join("\n"));
    return join(folder, file);
  };
  const all = names(genes);
  const side = Math.ceil(Math.sqrt(genes));
  const groups = Array.from({ length: Math.ceil(genes / 40) }, (_, k) => all.slice(40 * k, 40 * k + 40));
  return {
    fromFile: {
      pixels: "auto",
      file: written("layout.tsv", [
        "feature\tx\ty",
        ...all.map((g, i) => `${g}\t${i % side}\t${Math.floor(i / side)}`),
      ]),
    },
    network: {
      network: written(
        "network.tsv",
        all.flatMap((g, i) => [1, 7, 40].map((step) => `${g}\t${all[(i + step * (1 + (i % 5))) % genes]}`)),
      ),
    },
    omicsMapNet: {
      hierarchy: written(
        "sets.gmt",
        groups.map((set, k) => [`set${k}`, "", ...set].join("\t")),
      ),
    },
    pathways: {
      sets: written(
        "pathways.gmt",
        groups.map((set, k) => [`set${k}`, "", ...set].join("\t")),
      ),
    },
  };
}
