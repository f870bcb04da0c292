import { pace } from "../../embed/pace.js";
import type { Context } from "../../context.js";
import { OmixelError } from "../../errors.js";
import { bisectingKMeans } from "../../math/bisecting-k-means.js";
import { greedyAssignment } from "../../math/greedy-assignment.js";
import { gridAssignment } from "../../math/grid-assignment.js";
import type { ImageSize } from "../encoder.js";
import { binPixels, type Pixels, stretchPoints } from "./pixel-bins.js";
import { quantilePixels } from "./pixel-quantiles.js";

export const assignments = ["bin", "quantile", "lsa", "sla", "ags"] as const;

/** How a place in the plane becomes a pixel, see `AssignmentOptions.assign`. */
export type AssignmentName = (typeof assignments)[number];

/** Options of encoders that turn places in the plane into pixels. */
export interface AssignmentOptions {
  /**
   * How a place becomes a pixel; the names are those of pyDeepInsight where it has the same.
   * "bin": the pixel it falls on; features that collide are averaged.
   * "quantile": the same after both coordinates were made uniform, so that fewer collide.
   * "lsa": a pixel of its own for each feature, such that the sum of squared distances is least (linear sum assignment).
   * "sla": the same for more features than pixels: k-means joins them into as many clusters as there are pixels.
   * "ags": a pixel of its own for each feature by greedy search and exchanges: the quickest, near the least sum.
   * Default "bin".
   */
  readonly assign: AssignmentName;
}

/**
 * The pixels of points in the plane, after these were stretched over the image.
 *
 * @param points n × 2, row-major, finite
 * @param step name of the encoder that asks, for errors and progress
 * @throws UnsuitableData with "lsa" and "ags" for more points than pixels, saying which size fits
 */
export async function assignPixels(
  points: Float64Array,
  { height, width }: ImageSize,
  assign: AssignmentName,
  step: string,
  ctx: Pick<Context, "progress" | "signal">,
): Promise<Pixels> {
  if (assign === "bin") return binPixels(points, height, width);
  if (assign === "quantile") return quantilePixels(points, height, width);
  const count = points.length / 2;
  if (count > height * width && assign !== "sla")
    throw new OmixelError(
      "UnsuitableData",
      `${count} features cannot have a pixel each in an image of ${height} × ${width}.`,
      `Choose pixels: ${Math.ceil(Math.sqrt(count))} or more, keep fewer features, or use { assign: "sla" }.`,
      { step },
    );
  const tell = pace(ctx, step, 100);
  const breathe = (share: number) => tell(Math.round(100 * share));
  const places = stretchPoints(points, height, width);
  if (assign === "ags") return onGrid(await greedyAssignment(places, height, width, breathe), width);
  if (count <= height * width) return onGrid(await gridAssignment(places, height, width, breathe), width);
  const { clusterOf, means } = bisectingKMeans(places, height * width);
  const pixels = await gridAssignment(means, height, width, breathe);
  return onGrid(
    clusterOf.map((cluster) => pixels[cluster]!),
    width,
  );
}

function onGrid(pixels: Int32Array, width: number): Pixels {
  return {
    x: Uint16Array.from(pixels, (pixel) => pixel % width),
    y: Uint16Array.from(pixels, (pixel) => Math.floor(pixel / width)),
  };
}
