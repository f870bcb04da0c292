import { OmixelError } from "../../errors.js";
import { CoverEntries } from "../layout/cover-entries.js";
import type { ImageSize } from "../encoder.js";
import type { Cover } from "../encoder-method.js";
import type { Pixels } from "../placing/pixel-bins.js";

export interface FadingOptions {
  /** Rings around a feature's pixel, each paler than the one before; 0 = its pixel alone. Default 4. */
  readonly steps: number;
  /** How much farther each ring reaches than the one before, as a share of the image's shorter side, above 0 … 0.5. Default 0.1. */
  readonly distance: number;
  /**
   * A ring of radius r, in pixels, is drawn with the feature's value times amplification / (π r²), and never brighter than
   * that. Default π.
   */
  readonly amplification: number;
}

/** Most pairs of a feature and a pixel: a table of half a gigabyte. */
const MOST_ENTRIES = 2 ** 25;

/**
 * Which features reach each pixel, and each one's share in it: its intensity there over that of all. A characteristic pixel
 * holds nothing but the features that it belongs to.
 *
 * @throws UnsuitableData where the table would not fit into memory
 */
export function fadingCover(
  step: string,
  { x, y }: Pixels,
  { height, width }: ImageSize,
  { steps, distance, amplification }: FadingOptions,
): Cover {
  const disc = discOf(Math.min(height, width), { steps, distance, amplification });
  if (disc.length * x.length > MOST_ENTRIES)
    throw new OmixelError(
      "UnsuitableData",
      `${x.length} features that fade over ${disc.length} pixels each need a table that does not fit into memory.`,
      "Choose fewer pixels, a smaller distance or fewer steps, or keep fewer features (.highlyVariable).",
      { step },
    );
  const own = new Uint8Array(height * width);
  x.forEach((column, f) => (own[y[f]! * width + column] = 1));
  const entries = new CoverEntries();
  x.forEach((column, f) => {
    for (const { dx, dy, intensity } of disc) {
      const [toX, toY] = [column + dx, y[f]! + dy];
      if (toX < 0 || toY < 0 || toX >= width || toY >= height) continue;
      const pixel = toY * width + toX;
      if (own[pixel] === 0 || (dx === 0 && dy === 0)) entries.add(pixel, f, intensity);
    }
  });
  return entries.cover(height * width, "mean");
}

export interface Spot {
  readonly dx: number;
  readonly dy: number;
  readonly intensity: number;
}

/** The pixels around a characteristic one, each as bright as the smallest ring that holds it. */
export function discOf(side: number, { steps, distance, amplification }: FadingOptions): Spot[] {
  const radii = Array.from({ length: steps }, (_, step) => Math.max(1, Math.floor(side * distance * (step + 1))));
  const reach = radii.at(-1) ?? 0;
  const spots: Spot[] = [];
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      if (dx === 0 && dy === 0) spots.push({ dx: 0, dy: 0, intensity: 1 });
      else {
        const radius = radii.find((one) => dx * dx + dy * dy <= one * one);
        if (radius) spots.push({ dx, dy, intensity: Math.min(1, amplification / (Math.PI * radius * radius)) });
      }
    }
  return spots;
}
