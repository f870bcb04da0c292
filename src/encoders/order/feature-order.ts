import { type Context, warn } from "../../context.js";
import { denseColumns } from "../../data/dense.js";
import { OmixelError } from "../../errors.js";
import { requireOneOf, requireWhole } from "../../prepare/require.js";
import { rankInput, rankOrder } from "../../rank/rank-input.js";
import type { AnyRanker } from "../../rank/ranker.js";
import { rankers } from "../../rank/registry.js";
import { lookUp, mergeOptions } from "../../registry.js";
import { chromosomeOrder } from "./chromosome-order.js";
import { clusteredOrder } from "./clustered-order.js";
import type { EncoderMethod, Training } from "../encoder-method.js";

export const orderNames = ["clustered", "chromosome", "ranked", "given"] as const;

export type OrderName = (typeof orderNames)[number];

/** Options of encoders that draw features one after another. */
export interface FeatureOrderOptions {
  /**
   * Which feature comes after which. "clustered": features that behave alike are neighbours (leaves of an average-linkage
   * tree by correlation, turned so that neighbours are nearest). "chromosome": by the columns `chromosome` and `start` of
   * the feature table; features without a chromosome are not drawn. "ranked": by `rank`, the highest first. "given": as the
   * table has them, so that the picture depends on it. Default "clustered", or what the encoder says.
   */
  readonly order: OrderName;
  /** What features are ranked by, for `top` and `order: "ranked"`: a ranker of `select`, some of which need labels. Default "variance". */
  readonly rank: keyof typeof rankers;
  /**
   * Features that are drawn, 3 or more: those that rank highest. 0: as many as the method can draw. More than there are: all of them.
   * Default 0, or what the encoder says.
   */
  readonly top: number;
}

/** Fewer features are no picture. */
const FEWEST = 3;

/** Largest side that can be asked for. */
const LARGEST_SIDE = 4096;

export const featureOrderDefaults: Readonly<FeatureOrderOptions> = Object.freeze({
  order: "clustered",
  rank: "variance",
  top: 0,
});

/** What an encoder that takes these options tells the house about them. */
export const featureOrderTraits = Object.freeze({
  readsLabels: ({ rank }: FeatureOrderOptions): boolean => rankers[rank].supervised,
  keepsOrder: ({ order }: FeatureOrderOptions): boolean => order === "given",
} satisfies Pick<EncoderMethod<never>, "readsLabels" | "keepsOrder">);

export function checkFeatureOrder(step: string, { order, rank, top }: FeatureOrderOptions): void {
  requireOneOf(step, "order", order, orderNames);
  requireOneOf(step, "rank", rank, Object.keys(rankers));
  requireWhole(step, "top", top === 0 ? FEWEST : top, FEWEST, "Use 100, or 0 for as many as can be drawn.");
}

/**
 * The columns that are drawn, in their order.
 *
 * @param room most features that the method can draw in this image; Infinity where several can share a pixel
 * @param sideFor the side of the image that has room for so many
 * @throws UnsuitableData where more are asked for than there is room, or than can be clustered
 */
export async function featureOrder(
  step: string,
  training: Training,
  options: FeatureOrderOptions,
  ctx: Context,
  room = Infinity,
  sideFor: (features: number) => number = () => Infinity,
): Promise<Uint32Array> {
  const { order, rank, top } = options;
  const placed =
    order === "chromosome" ? chromosomeOrder(step, training, ctx) : Uint32Array.from(training.features.keys());
  const wanted = Math.max(FEWEST, Math.min(top || room, placed.length));
  if (wanted > room) throw tooMany(step, wanted, room, sideFor(wanted));
  if (wanted < placed.length && top === 0)
    warn(ctx, step, `${room} of ${placed.length} features fit: those that rank highest by ${rank} are drawn.`);
  if (wanted === placed.length && order !== "ranked")
    return order === "clustered" ? clusteredOrder(step, training, placed, ctx) : placed;

  const best = await ranked(step, training, rank, placed, wanted, ctx);
  if (order === "ranked") return best.slice(0, wanted);
  const kept = new Set(best.subarray(0, wanted));
  const chosen = placed.filter((column) => kept.has(column));
  return order === "clustered" ? clusteredOrder(step, training, chosen, ctx) : chosen;
}

/** Columns from the highest rank to the lowest. */
async function ranked(
  step: string,
  { raw, labels }: Training,
  rank: FeatureOrderOptions["rank"],
  columns: Uint32Array,
  wanted: number,
  ctx: Context,
): Promise<Uint32Array> {
  const ranker: AnyRanker = lookUp("ranker", rankers, rank);
  const options: object = mergeOptions(step, ranker.defaults as object);
  const values = columns.length === raw.columns ? raw : denseColumns(raw, columns);
  const data = rankInput(ranker, values, new Uint8Array(raw.rows).fill(1), labels, wanted);
  const scores = await ranker.rank(data, options, { ...ctx, random: ctx.random.fork("rank") });
  return rankOrder(scores).map((at) => columns[at]!);
}

function tooMany(step: string, wanted: number, room: number, side: number): OmixelError {
  const remedies = [...(room < FEWEST ? [] : [`top: ${room}`]), ...(side <= LARGEST_SIDE ? [`pixels: ${side}`] : [])];
  return new OmixelError(
    "UnsuitableData",
    `${wanted} features are to be drawn, but there is room for ${room}.`,
    `Choose ${remedies.join(", or ")}.`,
    { step },
  );
}
