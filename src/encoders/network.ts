import { forceAtlas } from "../embed/force-atlas.js";
import { pace } from "../embed/pace.js";
import { spectralPlaces } from "../embed/spectral-places.js";
import { OmixelError } from "../errors.js";
import { readEdges } from "../io/edges.js";
import { requireNumber, requireOneOf, requireWhole } from "../prepare/require.js";
import { turnUpright } from "./deep-insight.js";
import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import {
  checkKnownShare,
  knownShareDefaults,
  type KnownShareOptions,
  requireKnownShare,
} from "./placing/known-share.js";
import { layoutEncoder } from "./layout-encoder.js";
import { geneGraph, largestPart, subgraph } from "./network/gene-graph.js";
import { rankPlaces } from "./network/rank-places.js";
import { type AssignmentName, assignments, assignPixels } from "./placing/pixel-assignment.js";
import { bandPixels, squareWithBand, unknownBand } from "./placing/unknown-band.js";

export interface NetworkOptions extends EncoderOptions, KnownShareOptions {
  /**
   * Path of the network: lines of two features and maybe a weight above 0, as HumanNet's or STRING's; edges that lead out
   * of the table do not count. Has to be given. Default "".
   */
  readonly network: string;
  /**
   * How the network is laid out. "force": ForceAtlas2. "spectral": by their ranks along its two slowest modes (Laplacian
   * eigenmaps); features outside of its largest part then count as unknown. Default "force".
   */
  readonly by: "force" | "spectral";
  /** How a place becomes a pixel, as with `deepInsight`. Default "lsa", a pixel of its own for each feature. */
  readonly assign: AssignmentName;
  /** Rounds of "force", 1 or more. Default 500. */
  readonly iterations: number;
  /** Pull to the middle in "force", relative to that of an edge, above 0. Default 1. */
  readonly gravity: number;
}

const name = "network";

/**
 * Features that a network joins lie together: of genes that interact, for instance. The values have no influence on the
 * layout, so it is the same in all folds but for the features that are left. Features without an edge to another of the
 * table are drawn apart or dropped (`unknown`). One channel.
 *
 * @throws InvalidOption where no network is given; UnsuitableData where it joins fewer features than `leastKnown`, or there
 *   are fewer pixels than features to be assigned
 */
export const network = layoutEncoder<NetworkOptions>({
  name,
  source: { paper: "Jacomy et al. 2014 (ForceAtlas2)", doi: "10.1371/journal.pone.0098679" },
  defaults: {
    ...encoderDefaults,
    ...knownShareDefaults,
    network: "",
    by: "force",
    assign: "lsa",
    iterations: 500,
    gravity: 1,
  },
  check(options) {
    checkKnownShare(name, options);
    requireOneOf(name, "by", options.by, ["force", "spectral"]);
    requireOneOf(name, "assign", options.assign, assignments);
    requireWhole(name, "iterations", options.iterations, 1, "500 suit networks of thousands.");
    const passes = (gravity: number) => gravity > 0;
    requireNumber(name, "gravity", options.gravity, passes, "a number above 0 is expected", "1 suits most networks.");
  },
  paths: ["network"],
  smallest: squareWithBand,
  async place({ features, height, width }, options, ctx) {
    if (options.network === "")
      throw new OmixelError(
        "InvalidOption",
        "No network is given.",
        'Name a list of edges: { network: "HumanNet.tsv" }.',
        { step: name },
      );
    const edges = await readEdges(options.network, ctx.signal ? { signal: ctx.signal } : {});
    const whole = geneGraph(edges, features);
    const joined =
      options.by === "spectral"
        ? largestPart(whole)
        : Uint32Array.from(features.keys()).filter((f) => whole.start[f + 1]! > whole.start[f]!);
    const known = new Uint8Array(features.length);
    // A part of one feature is no part of a network.
    if (joined.length > 1) for (const f of joined) known[f] = 1;
    const without = requireKnownShare(name, "The network", features, known, edges.nodes, options, ctx);

    const apart = options.unknown === "region" ? without : new Uint32Array();
    const exclusive = options.assign === "lsa" || options.assign === "ags";
    const fewest = exclusive ? Math.ceil(joined.length / width) : 1;
    const bands = unknownBand(name, height, apart.length / features.length, fewest);
    const graph = subgraph(whole, joined);
    // Three features have no modes to speak of; forces make a triangle of them.
    const steps = pace(ctx, `${name}, modes`, 100);
    const modes =
      options.by === "spectral" &&
      (await spectralPlaces(graph, 2, ctx.random.fork("spectral"), ctx.engine.linalg, (share) =>
        steps(Math.round(100 * share)),
      ));
    const upright = modes
      ? rankPlaces(Float64Array.from(modes.values))
      : turnUpright(
          await forceAtlas(graph, options, name, { ...ctx, random: ctx.random.fork("force") }),
          bands.known,
          width,
        );
    if (exclusive && joined.length > bands.known * width)
      throw new OmixelError(
        "UnsuitableData",
        `${joined.length} features cannot have a pixel each in ${bands.known} × ${width} pixels.`,
        `Choose pixels: ${squareWithBand(features.length).height} or more, keep fewer features, or use { assign: "sla" }.`,
        { step: name },
      );
    const rows = { height: bands.known, width };
    const own = await assignPixels(upright, rows, options.assign, name, ctx);
    const below = bandPixels(bands, width, apart.length);
    const at = new Map([
      ...Array.from(joined, (f, i) => [f, own.y[i]! * width + own.x[i]!] as const),
      ...Array.from(apart, (f, i) => [f, below[i]!] as const),
    ]);
    const drawn = Uint32Array.from(features.keys()).filter((f) => at.has(f));
    const x = Uint16Array.from(drawn, (f) => at.get(f)! % width);
    const y = Uint16Array.from(drawn, (f) => Math.floor(at.get(f)! / width));
    return { channels: [name], features: drawn, x, y, radius: 0 };
  },
});
