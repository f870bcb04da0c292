// Learns a DeepInsight layout with the compiled library, draws all samples, and prints seconds and the genes' pixels.
// A sixth argument is the number of principal components that t-SNE sees.
import { readFileSync } from "node:fs";

const [library, path, samples, genes, pixels, initialComponents] = process.argv
  .slice(2)
  .map((text, i) => (i < 2 ? text : Number(text)));
const from = (file) => import(new URL(file, `file://${library}/`).href);
const [{ openEngine }, { seededRandom }, { dense }, { tableOf }, { deepInsight }] = await Promise.all(
  ["engine/open.js", "random.js", "data/dense.js", "data/table.js", "encoders/deep-insight.js"].map(from),
);

const bytes = readFileSync(path);
const values = dense(samples, genes, new Float32Array(bytes.buffer, bytes.byteOffset, samples * genes));
const names = (count, letter) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
const cohort = {
  samples: tableOf({ sample: names(samples, "s") }),
  roles: {},
  assays: {
    rna: {
      name: "rna",
      values,
      features: tableOf({ feature: names(genes, "g") }),
      measured: new Uint8Array(samples).fill(1),
    },
  },
};
const ctx = { random: seededRandom(1), progress: () => undefined, engine: await openEngine() };
const options = {
  ...deepInsight.defaults,
  pixels,
  normalisation: "none",
  ...(initialComponents && { initialComponents }),
};

const start = performance.now();
const state = await deepInsight.fit(cohort, options, ctx);
const fitted = performance.now();
const { images } = await deepInsight.apply(cohort, state, options, ctx);
const drawn = performance.now();
// Layouts have their features in the order of their names; the judge counts genes as the table has them.
const place = new Map(state.layout.features.map((name, at) => [name, at]));
const order = names(genes, "g").map((name) => place.get(name));
const [x, y] = [state.layout.x, state.layout.y].map((centres) => order.map((at) => centres[at]));
const shape = [images.count, images.height, images.width];
const [fit, transform] = [(fitted - start) / 1000, (drawn - fitted) / 1000];
console.log(JSON.stringify({ fit, transform, shape, x, y }));
