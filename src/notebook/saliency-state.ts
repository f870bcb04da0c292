import { rowOf } from "../data/dense.js";
import type { RunResult } from "../omics/result.js";
import { classIndex } from "../report/class-index.js";
import { explainerOf } from "../report/explainer-of.js";
import { greyOf, meanImages } from "../report/mean-images.js";
import { imageOf } from "../data/images.js";
import { classExpression } from "./class-expression.js";
import { geneTerms } from "./gene-terms.js";
import { imagesState } from "./images-state.js";
import type { Linked } from "./linked.js";
import type { SaliencyDataState, SampleRowsState } from "./state.js";

/** Bytes of single samples up to which they travel with the view; more stay in the kernel. */
const mostRows = 8 * 2 ** 20;
/** Bytes of mean images up to which they keep their channels. */
const mostGround = 16 * 2 ** 20;

export function saliencyData(result: RunResult, linked: Linked): SaliencyDataState {
  const { classes, images, enrichment } = result;
  const { mean, difference, unit, note } = classExpression(result);
  return {
    classes,
    truth: classIndex(result, "truth"),
    predicted: classIndex(result, "predicted"),
    method: explainerOf(result),
    ...scoresOf(result),
    ground: groundOf(result),
    expression: mean,
    difference,
    unit,
    note,
    terms: geneTerms(enrichment, images.layout.features),
    rows: rowsOf(result, linked),
  };
}

/** What the view gets when it asks for a sample. */
export function sampleRow(result: RunResult, linked: Linked, row: number): Uint8Array<ArrayBuffer>[] {
  const { images, geneScores, expression } = result;
  const size = images.height * images.width * images.channels;
  const pixels = linked.images.get("pixels") as Uint8Array;
  const parts = [rowOf(geneScores!, row), rowOf(expression, row), pixels.subarray(row * size, (row + 1) * size)];
  return parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice());
}

/** Class means and home channels as the ranking of the genes tells them. */
function scoresOf({ genes, classes, images: { layout } }: RunResult): Pick<SaliencyDataState, "scores" | "home"> {
  const { features, channels } = layout;
  const index = new Map(features.map((feature, f) => [feature, f]));
  const classOf = new Map(classes.map((name, c) => [name, c]));
  const channelOf = new Map(channels.map((name, c) => [name, c]));
  const scores = new Float32Array(classes.length * features.length).fill(NaN);
  const home = new Uint8Array(features.length);
  for (const gene of genes) {
    const f = index.get(gene.feature);
    const c = classOf.get(gene.class);
    if (f === undefined || c === undefined) continue;
    scores[c * features.length + f] = gene.score;
    home[f] = channelOf.get(gene.channel) ?? 0;
  }
  return { scores, home };
}

function groundOf(result: RunResult): Uint8Array {
  const { images, classes } = result;
  const means = meanImages(images, classIndex(result, "truth"), classes.length);
  if (means.values.length <= mostGround) return imagesState(means).pixels as Uint8Array;
  const size = images.height * images.width;
  const grey = new Uint8Array(classes.length * size);
  for (let c = 0; c < classes.length; c++)
    grey.set(
      greyOf(imageOf(means, c), images.channels).map((value) => 255 * value + 0.5),
      c * size,
    );
  return grey;
}

function rowsOf({ geneScores, expression, images }: RunResult, linked: Linked): SampleRowsState | "none" | null {
  if (!geneScores) return "none";
  const bytes = geneScores.values.byteLength + expression.values.byteLength + images.values.length;
  if (bytes > mostRows) return null;
  return { scores: geneScores.values, expression: expression.values, pixels: linked.images.get("pixels") };
}
