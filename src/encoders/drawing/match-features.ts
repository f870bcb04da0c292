import { type Context, warn } from "../../context.js";
import { type Assay, featureNames } from "../../data/assay.js";
import { type Dense, denseColumns, denseColumnsOr } from "../../data/dense.js";
import { toDense } from "../../data/matrix.js";
import { firstFive, OmixelError } from "../../errors.js";
import type { EncoderOptions, EncoderState } from "../encoder.js";

/** Features that an encoder knows: those it draws, and those it left out on purpose. */
export interface KnownFeatures extends Pick<Required<EncoderState>, "left"> {
  readonly features: readonly string[];
}

/**
 * The values of an assay with one column for each feature of a layout, found by name, whatever the order in the assay.
 * Features that the layout does not know are named in a warning.
 *
 * @param missing "error", or "omit": a warning, and NaN in the columns of missing features
 * @throws UnsuitableData naming the first five missing features; with "omit", when none is there
 */
export function matchFeatures(
  step: string,
  assay: Assay,
  { features, left }: KnownFeatures,
  missing: EncoderOptions["missing"],
  ctx: Pick<Context, "progress">,
): Dense {
  const values = toDense(assay.values);
  const given = featureNames(assay);
  if (given.length === features.length && given.every((name, i) => name === features[i])) return values;

  const columnOf = new Map(given.map((name, column) => [name, column]));
  const columns = Int32Array.from(features, (name) => columnOf.get(name) ?? -1);
  const absent = features.filter((_, i) => columns[i]! < 0);
  const lacks = `${absent.length} of the layout's ${features.length} features are missing in assay "${assay.name}": ${firstFive(absent)}.`;
  if (absent.length > 0 && (missing === "error" || absent.length === features.length))
    throw new OmixelError(
      "UnsuitableData",
      lacks,
      absent.length === features.length
        ? "Check that both tables name their features in the same way."
        : `Add them to the table, or use { missing: "omit" } to draw the others.`,
      { step },
    );
  if (absent.length > 0) warn(ctx, step, `${lacks} They are left out of their pixels.`);

  const known = new Set([...features, ...left]);
  const extra = given.filter((name) => !known.has(name));
  if (extra.length > 0)
    warn(ctx, step, `${extra.length} features have no place in the layout and are not drawn: ${firstFive(extra)}.`);
  return absent.length === 0 ? denseColumns(values, columns) : denseColumnsOr(values, columns, NaN);
}
