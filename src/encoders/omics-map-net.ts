import type { Dense } from "../data/dense.js";
import { OmixelError } from "../errors.js";
import { columnMoments } from "../math/column-moments.js";
import { squarify } from "../math/squarify.js";
import { requireOneOf } from "../prepare/require.js";
import { encoderDefaults, type EncoderOptions, smallestSquare } from "./encoder.js";
import { type HierarchyFiles, readHierarchy } from "./placing/hierarchy.js";
import {
  checkKnownShare,
  knownShareDefaults,
  type KnownShareOptions,
  requireKnownShare,
} from "./placing/known-share.js";
import { layoutEncoder } from "./layout-encoder.js";
import { featureTree } from "./omics-map-net/feature-tree.js";
import { rectangleCover } from "./omics-map-net/rectangle-cover.js";
import { treeMap } from "./omics-map-net/tree-map.js";
import { squareWithBand, unknownBand } from "./placing/unknown-band.js";

export interface OmicsMapNetOptions extends EncoderOptions, KnownShareOptions, HierarchyFiles {
  /**
   * Path of the hierarchy: gene sets (GMT), each a group; or a tree, lines of two names, child and parent (in either
   * order, by tabs, commas or blanks), whose lowest nodes are the features, or on which gene sets hang (`sets`), as on
   * Reactome's `ReactomePathwaysRelation.txt`. Has to be given. Default "".
   */
  readonly hierarchy: string;
  /** Path of the gene sets (GMT) that hang on a tree; "" = its lowest nodes are the features. Default "". */
  readonly sets: string;
  /**
   * Path of the names of a tree's nodes, lines of id and name, as Reactome's `ReactomePathways.txt`, by which gene sets
   * find their nodes; "" = sets are named by id, or carry it at the end of the name or as description. Default "".
   */
  readonly names: string;
  /**
   * What the area of a feature's rectangle stands for. "equal": all are of one size. "variance": its variance in the
   * training samples as drawn (at least a hundredth of the mean, so that every feature can be seen). Default "equal".
   */
  readonly weight: "equal" | "variance";
}

const name = "omicsMapNet";
const LEAST_WEIGHT = 0.01;

/**
 * OmicsMapNet: a treemap. Each feature is a rectangle in that of its group, each group one in that of the group above it,
 * so that what works together lies together. A feature in several groups is drawn once, in the smallest. A pixel that
 * several rectangles cover is their mean by area, so rectangles smaller than a pixel are drawn exactly. One channel.
 *
 * @throws InvalidOption where no hierarchy is given; UnsuitableData where it knows fewer features than `leastKnown`
 */
export const omicsMapNet = layoutEncoder<OmicsMapNetOptions>({
  name,
  source: { paper: "Ma & Zhang 2018", doi: "10.48550/arXiv.1804.05283" },
  defaults: { ...encoderDefaults, ...knownShareDefaults, hierarchy: "", sets: "", names: "", weight: "equal" },
  smallest: (features, { unknown }) => (unknown === "drop" ? smallestSquare(features) : squareWithBand(features)),
  check(options) {
    checkKnownShare(name, options);
    requireOneOf(name, "weight", options.weight, ["equal", "variance"]);
  },
  paths: ["hierarchy", "sets", "names"],
  async place({ values, features, height, width }, options, ctx) {
    if (options.hierarchy === "")
      throw new OmixelError(
        "InvalidOption",
        "No hierarchy is given.",
        'Name gene sets or a tree: { hierarchy: "pathways.gmt" }.',
        { step: name },
      );
    const hierarchy = await readHierarchy(options, features, ctx.signal ? { signal: ctx.signal } : {});
    const { root, known } = featureTree(hierarchy, features, options.hierarchy);
    const called = hierarchy.groups.flatMap(({ genes }) => genes.slice(0, 5)).slice(0, 5);
    const without = requireKnownShare(name, "The hierarchy", features, known, called, options, ctx);
    const weights = options.weight === "equal" ? new Float64Array(features.length).fill(1) : variances(values);
    const sum = (of: Float64Array) => of.reduce((total, weight) => total + weight, 0);
    const apart =
      options.unknown === "region" ? without.toSorted((a, b) => weights[b]! - weights[a]!) : new Uint32Array();
    const areas = Float64Array.from(apart, (f) => weights[f]!);
    const bands = unknownBand(name, height, sum(areas) / sum(weights));
    const rectangles = treeMap(root, weights, { left: 0, top: 0, width, height: bands.known });
    const below = squarify(areas, { left: 0, top: bands.from, width, height: bands.rows });
    apart.forEach((f, i) => rectangles.set(below.subarray(4 * i, 4 * i + 4), 4 * f));
    const drawn = Uint32Array.from(features.keys()).filter((f) => known[f] === 1 || options.unknown === "region");
    const shown = Float64Array.from({ length: 4 * drawn.length }, (_, i) => rectangles[4 * drawn[i >> 2]! + (i & 3)]!);
    return { channels: ["treemap"], features: drawn, cover: rectangleCover(shown, { height, width }) };
  },
});

function variances(values: Dense): Float64Array {
  const { variance } = columnMoments(values);
  const mean = variance.reduce((total, one) => total + one, 0) / variance.length;
  return variance.map((one) => Math.max(one, LEAST_WEIGHT * mean));
}
