// Code of the cells that are measured. What a study would take minutes to compute is made up here.

/** @param {string} library folder of the compiled library, for what it does not export */
export const cellsOf = (library) => ({
  /** 2,000 images of 128 × 128 × 3: soft spots, another place in each image. */
  gallery: `import { gallery } from "omixel";
const [count, side, channels] = [2000, 128, 3];
const values = new Float32Array(count * side * side * channels);
for (let i = 0, at = 0; i < count; i++)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let c = 0; c < channels; c++)
        values[at++] = Math.abs(Math.sin((x + i) / 9 + c) * Math.cos((y - i) / 7));
const layout = {
  height: side, width: side, channels: ["tsne", "pca", "umap"], features: [] as string[], radius: 0,
  x: new Uint16Array(0), y: new Uint16Array(0), start: new Uint32Array(side * side * channels + 1),
  feature: new Uint32Array(0), weight: new Float32Array(0),
};
const images = { count, height: side, width: side, channels, values, layout };
"made"`,
  showGallery: "gallery(images)",

  /** 100,000 points in ten clouds. */
  embedding: `import { embedding } from ${JSON.stringify(`${library}/notebook/embedding.js`)};
const points = new Float32Array(200_000).map((_, i) =>
  4 * Math.sin((i >> 1) % 10 + (i % 2) * 1.6) + Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(6.2832 * Math.random()));
const cloud = Float64Array.from({ length: 100_000 }, (_, i) => i % 10);
"made"`,
  showEmbedding: "embedding(points, { columns: { cloud: [...cloud] } })",

  /** @param {number} genes */
  study: (genes) => `import { omics } from "omixel";
const study${genes} = await omics
  .simulate({ samples: 40, features: ${genes}, classes: 4, modulesPerClass: 1, seed: 1 })
  .log1p()
  .encode("deepInsight", { pixels: 64, by: "pca" })
  .classify("smallCnn", { folds: 2, epochs: 1 })
  .explain("gradient", { top: 100 })
  .run({ jobs: 0 });
study${genes}.data.images.layout.features.length`,
  showSaliency: (genes) => `study${genes}.saliency()`,

  training: `import { Model } from ${JSON.stringify(`${library}/notebook/model.js`)};
import { waitingTraining } from ${JSON.stringify(`${library}/notebook/training-parts.js`)};
import { omics } from "omixel";
const plan = omics.simulate({ samples: 40, features: 100 }).log1p().encode("deepInsight").classify("smallCnn", { folds: 5 });
const begun = waitingTraining(plan.toJSON());
const training = new Model<any>("Training", begun);
training.open()`,
  /** Fifty updates a second, as many a fold, for so many seconds. */
  updates: (seconds) => `const total = ${50 * seconds};
const began = performance.now();
for (let i = 0; i < total; i++) {
  const [part, update] = [i % 5, Math.floor(i / 5) + 1];
  training.append("updates", [[part, 0, update, Math.exp(-update / 200) + Math.random() / 10, 1 - Math.exp(-update / 300)]]);
  if (part === 4)
    training.set({
      share: i / total,
      message: \`update \${update}\`,
      parts: begun.parts.map((one) => ({ ...one, status: "running", epochs: 10, update, updates: total / 5 })),
    });
  const wait = began + 20 * (i + 1) - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}
console.log(Math.round(performance.now() - began))`,
});
