import type { Layout } from "../../data/layout.js";
import type { Random } from "../../random.js";

/**
 * The layout with its features dealt anew over the same places: the control that shows what the arrangement itself is
 * worth. A feature takes the place of one other feature in all channels alike, so that it stays one feature in a place of
 * each channel, and occupied pixels, collisions and weights are exactly those of the original.
 */
export function permuteLayout(layout: Layout, random: Random): Layout {
  const count = layout.features.length;
  /** Feature f takes the place of feature placeOf[f]; feature g's place goes to takenBy[g]. */
  const placeOf = random.shuffle(Uint32Array.from({ length: count }, (_, f) => f));
  const takenBy = new Uint32Array(count);
  placeOf.forEach((place, f) => (takenBy[place] = f));
  const moved = (centres: Uint16Array) =>
    centres.map((_, i) => centres[Math.floor(i / count) * count + placeOf[i % count]!]!);
  return { ...layout, x: moved(layout.x), y: moved(layout.y), feature: layout.feature.map((f) => takenBy[f]!) };
}
