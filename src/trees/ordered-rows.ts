import { eachOwnFeature, type FeatureShare } from "./feature-share.js";
import { noCut } from "./no-cut.js";
import { type OrderedFeatures, widestOf } from "./ordered-features.js";

/** Numbers of samples, feature after feature: features × samples. */
export type OrderedRows = Uint16Array | Uint32Array;

/** As narrow as the numbers of so many samples allow. */
export function rowsWith(
  samples: number,
  length: number,
  room: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): OrderedRows {
  return samples <= 65_536 ? new Uint16Array(room(2 * length)) : new Uint32Array(room(4 * length));
}

/**
 * Puts the samples in the order of each feature's codes; of equal codes the earlier sample. Growers that share the features
 * share the work, and each waits for the others.
 */
export function orderRows(data: OrderedFeatures, share: FeatureShare, to: OrderedRows): void {
  const { features, samples, codes, counts } = data;
  const places = new Uint32Array(widestOf(data) + 1);
  eachOwnFeature(share, features, (feature) => {
    const [from, width] = [feature * samples, counts[feature]!];
    places.fill(0, 0, width + 1);
    for (let i = from; i < from + samples; i++) places[codes[i]! + 1]!++;
    for (let code = 1; code < width; code++) places[code]! += places[code - 1]!;
    for (let i = 0; i < samples; i++) to[from + places[codes[from + i]!]!++] = i;
  });
  share.agree(noCut);
}
