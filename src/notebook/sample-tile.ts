import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import type { ColourMapName } from "../encoders/picture/colour-map.js";
import { samplePicture } from "../report/picture.js";
import { smallImages } from "../report/small-images.js";
import type { GalleryState, ImagesState } from "./state.js";

/** The pixels as bytes, and their layout. */
export type Drawable = Pick<ImagesState, "height" | "width" | "channels" | "pixels"> & { readonly layout: Layout };

/** Which channels, of which contrast, in which colours. */
export type TileLook = Pick<GalleryState, "channels" | "contrast" | "colourMap">;

/** One sample as a PNG data address, no side longer than `side`: larger images are averaged down. */
export function sampleTile(images: Drawable, row: number, look: TileLook, side: number): string {
  const single = look.channels.length === 1 ? { colourMap: look.colourMap as ColourMapName } : {};
  return samplePicture(smallImages(drawnChannels(images, row, look.channels), side), 0, look.contrast, single);
}

/** One sample's bytes as an image of the channels that are drawn: one, or red, green and blue with what is off left dark. */
function drawnChannels(
  { height, width, channels: all, pixels, layout }: Drawable,
  row: number,
  chosen: readonly number[],
): Images {
  const depth = all.length;
  const size = height * width;
  const slots = chosen.length === 1 ? 1 : 3;
  const bytes = pixels as Uint8Array;
  const values = new Float32Array(size * slots);
  for (const [position, channel] of chosen.entries()) {
    const slot = slots === 1 ? 0 : depth <= 3 ? channel : position;
    for (let p = 0; p < size; p++) values[p * slots + slot] = bytes[(row * size + p) * depth + channel]!;
  }
  return { count: 1, height, width, channels: slots, values, layout };
}
