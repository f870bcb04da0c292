import { type Context, warn } from "../../context.js";
import { firstFive, OmixelError } from "../../errors.js";
import { requireOneOf, requireShare } from "../../prepare/require.js";

/** Options of encoders that lay features out by what a file or the feature table knows of them. */
export interface KnownShareOptions {
  /**
   * What becomes of features without a place. "region": they are drawn at the bottom of the image, below a blank row.
   * "drop": they are not drawn. Their number is told either way. Default "region".
   */
  readonly unknown: "region" | "drop";
  /** Share of the features that must have a place, 0 … 1; with fewer, names hardly match: an error. Default 0.1. */
  readonly leastKnown: number;
}

export const knownShareDefaults: Readonly<KnownShareOptions> = Object.freeze({ unknown: "region", leastKnown: 0.1 });

export function checkKnownShare(step: string, { unknown, leastKnown }: KnownShareOptions): void {
  requireOneOf(step, "unknown", unknown, ["region", "drop"]);
  requireShare(step, "leastKnown", leastKnown);
}

/**
 * Tells how many of the features have a place.
 *
 * @param what who knows them: "The hierarchy"
 * @param known one entry a feature, whether it has a place
 * @param names what the features could be called; none where they are not looked up by name
 * @returns the features without a place
 * @throws UnsuitableData where too few have one
 */
export function requireKnownShare(
  step: string,
  what: string,
  features: readonly string[],
  known: ArrayLike<boolean | number>,
  names: readonly string[],
  { unknown, leastKnown }: KnownShareOptions,
  ctx: Context,
): Uint32Array {
  const without = Uint32Array.from(features.keys()).filter((f) => !known[f]);
  const count = features.length - without.length;
  const fewest = unknown === "drop" ? 3 : 1;
  if (count < leastKnown * features.length || count < fewest)
    throw new OmixelError(
      "UnsuitableData",
      `${what} knows ${count} of ${features.length} features, but ${Math.max(fewest, Math.ceil(leastKnown * features.length))} are needed.`,
      names.length > 0
        ? `The features are called ${firstFive(features)}, there ${firstFive(names)}: use the same kind of names, or lower "leastKnown".`
        : 'Fill its columns in, or lower "leastKnown".',
      { step },
    );
  if (without.length > 0) {
    const share = `${((100 * count) / features.length).toFixed(1)} %`;
    const fate = unknown === "region" ? "drawn below the blank row" : "not drawn";
    const list = firstFive(Array.from(without, (f) => features[f]!));
    warn(
      ctx,
      step,
      `${what} knows ${count} of ${features.length} features (${share}); the others are ${fate}: ${list}.`,
    );
  }
  return without;
}
