import { type Dense, dense } from "../data/dense.js";
import type { Layout } from "../data/layout.js";

/**
 * Saliency of pixels brought back to genes: each pixel shares its saliency among the genes drawn on it, by their weights
 * in the layout, and a gene sums what it gets over its pixels and over all channels.
 *
 * Nothing is lost or counted twice: a sample's gene scores sum to its saliency over occupied pixels. The sum over
 * channels, not their maximum, since each channel draws the gene once more and the network reads all of them.
 *
 * @param saliency pixel saliency, count × height × width × channels (NHWC), in the layout's shape
 * @param count number of samples
 * @param layout which gene sits on which pixel
 * @returns samples × features of the layout
 */
export function geneScores(saliency: Float32Array, count: number, layout: Layout): Dense {
  const { height, width, start, feature, weight } = layout;
  const channels = layout.channels.length;
  const pixels = height * width;
  if (saliency.length !== count * pixels * channels)
    throw new RangeError(
      `${count} images of ${height} × ${width} × ${channels} have ${count * pixels * channels} pixels, got ${saliency.length}`,
    );
  const scores = dense(count, layout.features.length);
  const row = new Float64Array(layout.features.length); // a gene may sum thousands of small values
  for (let i = 0; i < count; i++) {
    row.fill(0);
    const image = saliency.subarray(i * pixels * channels, (i + 1) * pixels * channels);
    for (let c = 0; c < channels; c++)
      for (let p = 0; p < pixels; p++) {
        const value = image[p * channels + c]!;
        const entry = c * pixels + p;
        for (let k = start[entry]!; k < start[entry + 1]!; k++) row[feature[k]!]! += value * weight[k]!;
      }
    scores.values.set(row, i * scores.columns);
  }
  return scores;
}
