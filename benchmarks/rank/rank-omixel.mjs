// Ranks the genes of each group with the compiled library; prints seconds and sums to compare.
import { readFileSync } from "node:fs";

const [library, path, cells, genes] = process.argv.slice(2).map((text, i) => (i < 2 ? text : Number(text)));
const from = (file) => import(new URL(file, `file://${library}/`).href);
const [{ tableOf }, { rankGenes }] = await Promise.all(["data/table.js", "single-cell/rank-genes.js"].map(from));
const read = (name, Type) => new Type(Uint8Array.from(readFileSync(`${path}.${name}`)).buffer);
const values = {
  kind: "csr",
  rows: cells,
  columns: genes,
  indptr: read("indptr", Uint32Array),
  indices: read("indices", Uint32Array),
  values: read("values", Float32Array),
};
const names = (count, letter) => Array.from({ length: count }, (_, i) => `${letter}${i}`);
const cohort = {
  samples: tableOf({ sample: names(cells, "c"), type: Array.from(read("groups", Int32Array), String) }),
  roles: {},
  assays: {
    rna: {
      name: "rna",
      values,
      features: tableOf({ feature: names(genes, "g") }),
      measured: new Uint8Array(cells).fill(1),
    },
  },
};

const start = performance.now();
const { groups } = await rankGenes(cohort, { by: "type" });
const total = (performance.now() - start) / 1000;
const sum = (of) =>
  groups.reduce((all, group) => all + of(group).reduce((part, value) => part + Math.abs(value), 0), 0);
const logQ = sum(({ q }) => q.map((value) => Math.log(Math.max(value, 1e-300))));
console.log(JSON.stringify({ total, scores: sum(({ score }) => score), logQ }));
