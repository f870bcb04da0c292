import { ABSENT, type Layout } from "../../data/layout.js";
import type { ImageSize } from "../encoder.js";
import type { Cover, Places } from "../encoder-method.js";
import { buildLayout } from "./layout-table.js";

/**
 * The layout of what an encoder's own part found.
 *
 * @param features names of all features that the encoder saw
 * @throws RangeError where the places do not fit the image: the fault of the encoder
 */
export function layoutOfPlaces(places: Places, features: readonly string[], { height, width }: ImageSize): Layout {
  const { channels, radius = 0, cover } = places;
  const drawn = places.features ? Array.from(places.features, (column) => features[column]!) : features;
  const size = { height, width, channels, features: drawn };
  if (!cover) return buildLayout({ ...size, x: places.x!, y: places.y!, radius });
  if (cover.start.length !== channels.length * height * width + 1)
    throw new RangeError(
      `The table has ${cover.start.length - 1} pixels, the image ${channels.length * height * width}`,
    );
  const centres = places.x && places.y ? { x: places.x, y: places.y } : heaviestPixels(cover, drawn.length, size);
  return { ...size, ...centres, radius, ...cover };
}

/** The pixel of each channel on which a feature weighs most; the first of several, ABSENT where it is on none. */
export function heaviestPixels(
  { start, feature, weight }: Cover,
  features: number,
  { height, width, channels }: ImageSize & Pick<Layout, "channels">,
): { x: Uint16Array; y: Uint16Array } {
  const x = new Uint16Array(channels.length * features).fill(ABSENT);
  const y = x.slice();
  const heaviest = new Float32Array(x.length);
  for (let pixel = 0; pixel < start.length - 1; pixel++) {
    const channel = Math.floor(pixel / (height * width));
    for (let k = start[pixel]!; k < start[pixel + 1]!; k++) {
      const at = channel * features + feature[k]!;
      const own = Math.abs(weight[k]!);
      if (own <= heaviest[at]!) continue;
      heaviest[at] = own;
      x[at] = pixel % width;
      y[at] = Math.floor(pixel / width) % height;
    }
  }
  return { x, y };
}
