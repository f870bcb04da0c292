import type { Registry } from "../registry.js";
import { aggMap } from "./agg-map.js";
import { barGraph } from "./bar-graph.js";
import { bie } from "./bie.js";
import { combination } from "./combination.js";
import { deepInsight } from "./deep-insight.js";
import { distanceMatrix } from "./distance-matrix.js";
import type { AnyEncoder } from "./encoder.js";
import { featureWrap } from "./feature-wrap.js";
import { fotomics } from "./fotomics.js";
import { fourierWindow } from "./fourier-window.js";
import { fromFile } from "./from-file.js";
import { geneVit } from "./gene-vit.js";
import { genome } from "./genome.js";
import { igtd } from "./igtd.js";
import { markovField } from "./markov-field.js";
import { network } from "./network.js";
import { omicsMapNet } from "./omics-map-net.js";
import { pathways } from "./pathways.js";
import { random } from "./random.js";
import { recurrence } from "./recurrence.js";
import { refined } from "./refined.js";
import { saliencyRgb } from "./saliency-rgb.js";
import { spatial } from "./spatial.js";
import { superTml } from "./super-tml.js";
import { tabMap } from "./tab-map.js";
import { tinto } from "./tinto.js";
import { transOmics } from "./trans-omics.js";
import { wavelet } from "./wavelet.js";

/** Ways to turn a table into images. */
export const encoders = {
  /** Each feature a disc in three layouts: red = t-SNE, green = principal components, blue = UMAP (Alyatimi et al. 2025). */
  saliencyRgb,
  /** Each feature at its Fourier coefficient along the columns of the table, whose order it depends on (Zandavi et al. 2023). */
  fotomics,
  /** Each feature on a pixel, features that behave alike side by side, by t-SNE, UMAP, kernel PCA or PCA (Sharma et al. 2019). */
  deepInsight,
  /** The features that rank highest, laid out by DeepInsight on a full square for vision transformers (after Gokhale et al. 2023). */
  geneVit,
  /** Each feature on a pixel of its own, ranks of feature distances matched with ranks of pixel distances (Zhu et al. 2021). */
  igtd,
  /** A treemap: each feature a rectangle in that of its pathway, pathways in those above them (Ma & Zhang 2018). */
  omicsMapNet,
  /** Gramian angular field of the highest-ranked features: a pixel is the cosine of the sum of two features' angles (Sha et al. 2024). */
  transOmics,
  /** Features in the order of the genome: a Hilbert curve, rows by chromosome, or a ring (GENIUS, OmicsFootPrint). */
  genome,
  /** Features that a network joins side by side, by ForceAtlas2 (Jacomy et al. 2014) or the network's modes. */
  network,
  /** Pathways by their principal components (PathCNN, Oh et al. 2021), or as blocks of their features. */
  pathways,
  /** Wavelet transform of features in a stated order: scalogram (Morlet, Ricker) or pyramid (db1 … db8) (Mallat 1989, Torrence & Compo 1998). */
  wavelet,
  /** Short-time Fourier transform of features in a stated order: which waves run through neighbours (Allen & Rabiner 1977). */
  fourierWindow,
  /** Markov transition field of features in a stated order: how often values of one level follow those of another (Wang & Oates 2015). */
  markovField,
  /** Recurrence plot of features in a stated order: how far states of the signal are from each other (Eckmann et al. 1987). */
  recurrence,
  /** Features by UMAP of their correlation, a pixel each, their clusters on channels of their own (Shen et al. 2022). */
  aggMap,
  /** Each feature a pixel that fades into its neighbourhood, by principal components or t-SNE (Castillo-Cara et al. 2023). */
  tinto,
  /** Each feature on a pixel of its own by multidimensional scaling, then neighbours swapped uphill (Bazgir et al. 2020). */
  refined,
  /** Each feature on a pixel of its own, feature distances laid over pixel distances by optimal transport (Yan et al. 2024). */
  tabMap,
  /** The numbers themselves, written into the picture (Sun et al. 2019). */
  superTml,
  /** A bar for each feature, as high as its value (Sharma & Kumar 2022). */
  barGraph,
  /** How far the values of each two features are apart (Sharma & Kumar 2022). */
  distanceMatrix,
  /** Distance matrix, bar graph and values of the same features as red, green and blue (Sharma & Kumar 2022). */
  combination,
  /** Features as bits of their bins, eight bits a pixel, wrapped into rows (Li et al. 2017). */
  featureWrap,
  /** Each feature a row of pixels: the bits of its value (Halladay et al. 2025). */
  bie,
  /** Features where they were measured: spots, probes on a slide, pixels of imaging mass spectrometry. */
  spatial,
  /** Features anywhere, by the seed: the control that every other layout has to beat. */
  random,
  /** Each feature where a file says: the layout of an earlier run, or one of your own. */
  fromFile,
} as const satisfies Registry<AnyEncoder>;
