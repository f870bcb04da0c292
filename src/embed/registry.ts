import type { Registry } from "../registry.js";
import type { AnyEmbedding } from "./embedding.js";
import { kernelPca } from "./kernel-pca.js";
import { pcaEmbedding } from "./pca.js";
import { tsne } from "./tsne.js";
import { umap } from "./umap.js";

/** Methods that place points of many dimensions in the plane. */
export const embeddings = {
  /** Principal components: the linear picture that keeps most variance; fast, the same for every seed. */
  pca: pcaEmbedding,
  /** Principal components under a Gaussian kernel: bends with the data, the same for every seed. */
  kernelPca: kernelPca,
  /** t-SNE: neighbours stay neighbours, groups part; distances between groups mean little. Seeded. */
  tsne: tsne,
  /** UMAP: neighbours stay neighbours, more of the coarse shape is kept than by t-SNE. Seeded. */
  umap: umap,
} satisfies Registry<AnyEmbedding>;
