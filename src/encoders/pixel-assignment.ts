import { OmixelError } from "../errors.js";
import { linearAssignment } from "../math/assignment.js";
import { type Pixels, stretchPoints } from "./pixel-bins.js";

/** Most pairs of a point and a pixel that are weighed: half a gigabyte of distances, and minutes of search. */
const MOST_PAIRS = 2 ** 26;

/**
 * A pixel of its own for each point, so that the sum of squared distances from the stretched points to the centres of
 * their pixels is least. Reference: pyDeepInsight 0.2.3, discretization "lsa".
 *
 * @param points n × 2, row-major, finite
 * @param step name of the encoder that asks, for errors
 * @throws UnsuitableData when there are more points than pixels, or more pairs of them than can be weighed
 */
export function assignPixels(
  points: Float64Array,
  height: number,
  width: number,
  step: string,
  signal?: AbortSignal,
): Pixels {
  const count = points.length / 2;
  const pixels = height * width;
  const refuse = (what: string, remedy: string) => new OmixelError("UnsuitableData", what, remedy, { step });
  if (count > pixels)
    throw refuse(
      `${count} features cannot have a pixel each in an image of ${height} × ${width}.`,
      `Choose pixels: ${Math.ceil(Math.sqrt(count))} or more, keep fewer features, or use { assign: "bin" }.`,
    );
  if (count * pixels > MOST_PAIRS)
    throw refuse(
      `Weighing ${count} features against ${pixels} pixels takes more memory and time than is sensible.`,
      `Keep fewer features (.highlyVariable), choose fewer pixels, or use { assign: "bin" }.`,
    );
  const assigned = linearAssignment(
    { rows: count, columns: pixels, values: squaredDistances(points, height, width) },
    signal,
  );
  return {
    x: Uint16Array.from(assigned, (pixel) => pixel % width),
    y: Uint16Array.from(assigned, (pixel) => Math.floor(pixel / width)),
  };
}

/** From each stretched point to the centre of each pixel, points × (height × width). */
function squaredDistances(points: Float64Array, height: number, width: number): Float64Array {
  const stretched = stretchPoints(points, height, width);
  const out = new Float64Array((points.length / 2) * height * width);
  for (let i = 0, at = 0; i < points.length; i += 2)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) out[at++] = (stretched[i]! - x - 0.5) ** 2 + (stretched[i + 1]! - y - 0.5) ** 2;
  return out;
}
