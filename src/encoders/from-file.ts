import { type Context, warn } from "../context.js";
import { firstFive, OmixelError } from "../errors.js";
import { type PixelPlace, readPixelPlaces } from "../io/pixel-places.js";
import { identityOf } from "../modalities/feature-identity.js";
import { requireNumber, requireShare } from "../prepare/require.js";
import { encoderDefaults, type EncoderOptions, type ImageSize } from "./encoder.js";
import type { Training } from "./encoder-method.js";
import { placesOfFile } from "./from-file/places-of-file.js";
import { layoutEncoder } from "./layout-encoder.js";

export interface FromFileOptions extends EncoderOptions {
  /**
   * Path of a table with the columns `feature`, `x`, `y` (column and row of the pixel, counted from 0) and, where there are
   * several channels, `channel`; by tabs or commas: the `layout.tsv` of a run, or one of your own. Default "": has to be
   * given.
   */
  readonly file: string;
  /**
   * Radius of the disc that a feature covers in pixels, 0 or more; 3 for the layout of a run with saliencyRgb. 0 where the
   * file gives features several pixels each. Default 0.
   */
  readonly radius: number;
  /**
   * Least share of features, 0 … 1, that file and data must have in common, of whichever has fewer; below it they are taken
   * to name their features in different ways. Default 0.5.
   */
  readonly leastKnown: number;
}

const name = "fromFile";

/**
 * A layout of one's own: each feature sits where a file says, on one channel or several; a feature with several lines on a
 * channel covers all of their pixels. Features of the table that the file does not place are not drawn; features that the
 * table lacks leave their pixels dark; both are told. With `pixels: "auto"` the image ends at the outermost feature of the
 * file. The layout of a run comes back as it was where pixels are means of the features on them (discs: by `radius`);
 * blurred, weighted and drawn pictures do not.
 *
 * With `assay: ["rna", "protein"]`, a file that names features with their assay ("rna:TP53"), as `layout.tsv` of such a run
 * does, places each by itself on the channels that the file names; one of bare names draws each assay in channels of
 * its own. With one assay, its part of such a file is drawn.
 *
 * @throws MalformedTable with file, line and column
 * @throws UnsuitableData where too few features are known, or a pixel lies outside the image
 */
export const fromFile = layoutEncoder<FromFileOptions>({
  name,
  source: { paper: "none: the user's own layout" },
  defaults: { ...encoderDefaults, file: "", radius: 0, leastKnown: 0.5 },
  check({ radius, leastKnown }) {
    requireNumber(name, "radius", radius, (r) => r >= 0, "a number of pixels is expected", "Choose 0 or more.");
    requireShare(name, "leastKnown", leastKnown);
  },
  paths: ["file"],
  async smallest(_features, { file, pixels, radius }): Promise<ImageSize> {
    if (pixels !== "auto") return { height: 2, width: 2 };
    const places = await placesOf(file);
    const side = (axis: "x" | "y") => places.reduce((most, place) => Math.max(most, place[axis] + 1), 2);
    return { height: side("y") + Math.floor(radius), width: side("x") + Math.floor(radius) };
  },
  async place({ features, assays, height, width }, { assay, file, radius, leastKnown }, ctx) {
    const places = await placesOf(file, ctx.signal);
    for (const place of places) requireInside(place, height, width, file);
    const identities = identitiesIn(places, assays);
    const names = identities.length > 0 ? identities : features;
    const known = knownPlaces(places, names, leastKnown, file, ctx);
    const drawn = placesOfFile(name, known, names, { height, width }, radius);
    return identities.length > 0 && typeof assay !== "string" ? { ...drawn, byAssay: true } : drawn;
  },
});

async function placesOf(file: string, signal?: AbortSignal): Promise<PixelPlace[]> {
  if (file === "")
    throw new OmixelError(
      "InvalidOption",
      "No file says where the features sit.",
      'Name one with the columns feature, x, y: { file: "layout.tsv" }.',
      { step: name },
    );
  return readPixelPlaces(file, { signal });
}

function requireInside({ feature, x, y, line }: PixelPlace, height: number, width: number, file: string): void {
  if (x < width && y < height) return;
  throw new OmixelError(
    "UnsuitableData",
    `"${feature}" sits on column ${x}, row ${y}, outside the image of ${height} × ${width}.`,
    'Choose more pixels, or { pixels: "auto" }.',
    { step: name, file, line, column: x < width ? "y" : "x" },
  );
}

/** The places of features that the table has. */
function knownPlaces(
  places: readonly PixelPlace[],
  features: readonly string[],
  leastKnown: number,
  file: string,
  ctx: Context,
): PixelPlace[] {
  const [here, there] = [new Set(features), new Set(places.map(({ feature }) => feature))];
  const unknown = [...there].filter((feature) => !here.has(feature));
  const unplaced = features.filter((feature) => !there.has(feature));
  const common = there.size - unknown.length;
  if (common < Math.max(1, leastKnown * Math.min(here.size, there.size)))
    throw new OmixelError(
      "UnsuitableData",
      `The file places ${there.size} features and the table has ${here.size}, but only ${common} are the same. ` +
        `The file has ${firstFive(unknown)}; the table has ${firstFive(unplaced)}.`,
      "Check that both name their features in the same way, or lower { leastKnown }.",
      { step: name, file },
    );
  if (unknown.length > 0)
    warn(
      ctx,
      name,
      `${unknown.length} of ${there.size} features of the file are not in the table: ${firstFive(unknown)}.`,
    );
  if (unplaced.length > 0)
    warn(ctx, name, `${unplaced.length} features have no place in the file and are not drawn: ${firstFive(unplaced)}.`);
  return places.filter(({ feature }) => here.has(feature));
}

/** Names of the features of all assays with their assay, where the file knows more of these than of bare names. */
function identitiesIn(places: readonly PixelPlace[], assays: Training["assays"]): string[] {
  const identities = assays.flatMap(({ name, features }) => features.map((feature) => identityOf(name, feature)));
  const placed = new Set(places.map(({ feature }) => feature));
  const known = (names: Iterable<string>) => Array.from(names).filter((feature) => placed.has(feature)).length;
  return known(identities) > known(new Set(assays.flatMap(({ features }) => features))) ? identities : [];
}
