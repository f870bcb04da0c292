import { type Context, warn } from "../context.js";
import { pace } from "../embed/pace.js";
import { OmixelError } from "../errors.js";
import { readGmt } from "../io/gmt.js";
import { requireOption } from "../registry.js";
import { requireOneOf, requireShare, requireWhole } from "../prepare/require.js";
import { clusteredOrder } from "./order/clustered-order.js";
import { CoverEntries } from "./layout/cover-entries.js";
import { encoderDefaults, type EncoderOptions, smallestSquare } from "./encoder.js";
import type { Training } from "./encoder-method.js";
import { evenRuns } from "./placing/even-runs.js";
import { readHierarchy } from "./placing/hierarchy.js";
import { type KnownShareOptions, requireKnownShare } from "./placing/known-share.js";
import { layoutEncoder } from "./layout-encoder.js";
import { blocks } from "./pathways/blocks.js";
import { chosenPathways, hierarchyOrder } from "./pathways/chosen-pathways.js";
import { componentRows, weighedFeatures } from "./pathways/component-rows.js";
import { activities, type Components, componentsOf, type Pathway } from "./pathways/pathway.js";

export interface PathwaysOptions extends EncoderOptions, Pick<KnownShareOptions, "leastKnown"> {
  /** Path of the pathways' gene sets (GMT). Has to be given. Default "". */
  readonly sets: string;
  /** Path of the pathways' tree, as Reactome's or GO's: lines of two names or ids; for `order: "hierarchy"`. Default "". */
  readonly hierarchy: string;
  /** Path of the names of the tree's nodes, lines of id and name; "" = the gene sets carry the ids. Default "". */
  readonly names: string;
  /**
   * "components": a row for each pathway, a column for each of its principal components, stretched over the image.
   * "blocks": a block for each pathway, in it its features by their loading on the first component. Default "components".
   */
  readonly shape: "components" | "blocks";
  /** Principal components of each pathway, 1 … the image's width; learnt on the training rows. Default 5. */
  readonly components: number;
  /**
   * Order of the pathways, from top to bottom or from block to neighbouring block. "similarity": pathways whose mean rises
   * and falls together are neighbours, by a tree of correlations. "hierarchy": as in their tree. "file": as in the file
   * of gene sets. Default "similarity".
   */
  readonly order: "similarity" | "hierarchy" | "file";
  /** Fewest features of the table with which a pathway is drawn, 1 or more. Default 5. */
  readonly fewest: number;
  /** Most features of the table with which a pathway is drawn: very large ones mean little. Default 200. */
  readonly most: number;
}

const name = "pathways";
/** Rows of an image at most. */
const LARGEST_SIDE = 4096;

/**
 * Pathways in place of features. As components (PathCNN) a pixel is a signed sum of a pathway's features: its score on one
 * of the pathway's principal components, up to a constant where features are not centred (as "zscore" centres them). As
 * blocks, each pathway shows its features, also where another shows them too. Features in no pathway are not drawn; where
 * there are more pathways than the image has room for, those with most features are. Of several assays the components
 * are learnt on the samples of all. `pixels` is 64 by default, since each pixel is a sum of many features;
 * "auto" is a row for each gene set of the file and a column for each component.
 *
 * @throws InvalidOption where no gene sets are given; UnsuitableData where fewer features than `leastKnown` are in a pathway
 */
export const pathways = layoutEncoder<PathwaysOptions>({
  name,
  source: { paper: "Oh et al. 2021 (PathCNN)", doi: "10.1093/bioinformatics/btab285" },
  defaults: {
    ...encoderDefaults,
    pixels: 64,
    normalisation: "zscore",
    leastKnown: 0.1,
    sets: "",
    hierarchy: "",
    names: "",
    shape: "components",
    components: 5,
    order: "similarity",
    fewest: 5,
    most: 200,
  },
  check(options) {
    requireShare(name, "leastKnown", options.leastKnown);
    requireOneOf(name, "shape", options.shape, ["components", "blocks"]);
    requireOneOf(name, "order", options.order, ["similarity", "hierarchy", "file"]);
    requireWhole(name, "components", options.components, 1, "PathCNN draws up to five.");
    requireWhole(name, "fewest", options.fewest, 1, "5 is a good start.");
    requireWhole(name, "most", options.most, options.fewest, "200 is a good start.");
    requireOption(
      options.order !== "hierarchy" || options.hierarchy !== "",
      name,
      'Option "order" is "hierarchy", but no tree is given.',
      'Name it: { hierarchy: "ReactomePathwaysRelation.txt" }.',
    );
  },
  async smallest(features, { pixels, shape, sets, components }) {
    if (pixels !== "auto" || shape === "blocks" || sets === "") return smallestSquare(features);
    const { length } = await readGmt(sets);
    return { height: Math.max(2, Math.min(LARGEST_SIDE, length)), width: Math.max(2, components) };
  },
  paths: ["sets", "hierarchy", "names"],
  async place(training, options, ctx) {
    const { values, height, width } = training;
    const { hierarchy, all } = await pathwaysOf(training, options, ctx);
    const room = options.shape === "components" ? height : Math.max(1, Math.floor((height * width) / 4));
    const kept = largest(all, room);
    if (kept.length < all.length)
      warn(ctx, name, `The image has room for ${room} of ${all.length} pathways: those with most features are drawn.`);
    const breathe = pace(ctx, name, kept.length);
    const some: (Pathway & Components)[] = [];
    for (const pathway of kept) {
      await breathe(some.length);
      some.push({ ...pathway, ...componentsOf(values, pathway, options.components, ctx.engine.linalg) });
    }
    const order =
      options.order === "file"
        ? some.keys()
        : options.order === "hierarchy"
          ? hierarchyOrder(hierarchy, some)
          : await clusteredOrder(
              name,
              { ...training, values: activities(values, some) },
              Uint32Array.from(some.keys()),
              ctx,
            );
    const ordered = Array.from(order, (p) => some[p]!);

    // A feature without weight, as one that is constant, has no place.
    const drawn = options.shape === "components" ? weighedFeatures(ordered) : membersOf(ordered);
    if (drawn.length === 0)
      throw new OmixelError(
        "UnsuitableData",
        "All features of the pathways are constant in the training samples.",
        "Choose other gene sets, or check that the table holds what you expect.",
        { step: name },
      );
    const place = new Map(Array.from(drawn, (f, i) => [f, i]));
    const entries = new CoverEntries();
    const add = (pixel: number, f: number, weight: number) => entries.add(pixel, place.get(f)!, weight);
    if (options.shape === "components") componentRows(ordered, options.components, { height, width }, add);
    else {
      const pixels = blocks(ordered.length, { height, width });
      ordered.forEach(({ members, weights }, p) => {
        const ranks = Uint32Array.from(members.keys()).sort((a, b) => weights[b]! - weights[a]! || a - b);
        evenRuns(
          pixels[p]!,
          ranks.map((j) => members[j]!),
          (pixel, f) => add(pixel, f, 1),
        );
      });
    }
    const cover = entries.cover(height * width, options.shape === "components" ? "given" : "mean");
    return { channels: [options.shape], features: drawn, cover };
  },
});

async function pathwaysOf({ features, width }: Training, options: Required<PathwaysOptions>, ctx: Context) {
  const refuse = (what: string, remedy: string) => new OmixelError("InvalidOption", what, remedy, { step: name });
  if (options.sets === "") throw refuse("No gene sets are given.", 'Name a file: { sets: "pathways.gmt" }.');
  if (options.shape === "components" && options.components > width)
    throw refuse(
      `${options.components} components do not fit into ${width} columns.`,
      `Choose at most ${width} components, or more pixels.`,
    );
  const { sets, names } = options;
  const tree = options.order === "hierarchy" ? options.hierarchy : sets;
  const files = { hierarchy: tree, sets: tree === sets ? "" : sets, names };
  const hierarchy = await readHierarchy(files, features, ctx.signal ? { signal: ctx.signal } : {});
  const all = chosenPathways(name, hierarchy, features, options, ctx);
  const known = new Uint8Array(features.length);
  for (const { members } of all) for (const f of members) known[f] = 1;
  const called = hierarchy.groups.flatMap(({ genes }) => genes.slice(0, 5)).slice(0, 5);
  requireKnownShare(
    name,
    "The file of gene sets",
    features,
    known,
    called,
    { unknown: "drop", leastKnown: options.leastKnown },
    ctx,
  );
  return { hierarchy, all };
}

function membersOf(pathways: readonly Pathway[]): Uint32Array {
  return Uint32Array.from(new Set(pathways.flatMap(({ members }) => [...members]))).sort();
}

/** The pathways with most features, in their order; of equals the first. */
function largest(pathways: readonly Pathway[], room: number): Pathway[] {
  const size = (p: number) => pathways[p]!.members.length;
  const ranked = Uint32Array.from(pathways.keys()).sort((a, b) => size(b) - size(a) || a - b);
  return Array.from(ranked.subarray(0, room).sort(), (p) => pathways[p]!);
}
