import type { Images } from "../data/images.js";
import { type Contrast, imageToRgba, type PictureOptions } from "../encoders/picture/picture.js";
import { encodePng } from "../encoders/picture/png.js";
import type { CombinedClassMap } from "../explain/maps.js";
import { classColour, type Colour, depth, heat, mixed, rampColour, rgbOf } from "./palette.js";

interface Size {
  readonly height: number;
  readonly width: number;
}

const white: Colour = [255, 255, 255];

/** One image of a cohort, as the encoder's channels colour it. All functions here return a PNG as a data address. */
export function samplePicture(
  images: Images,
  index: number,
  contrast: Contrast,
  options: Pick<PictureOptions, "colourMap"> = {},
): string {
  return address(images, imageToRgba(images, index, { ...options, contrast }));
}

/** Saliency above grey, both 0 … 1; grey is drawn light so that colour stands out. */
export function overlayPicture(grey: Float32Array, saliency: Float32Array, size: Size): string {
  return paint(size, (p) => {
    const base = 255 - 120 * grey[p]!;
    // The root lifts faint saliency off the grey; the scale of colours itself stays linear.
    return mixed([base, base, base], rampColour(heat, saliency[p]!), Math.sqrt(saliency[p]!));
  });
}

/**
 * Genes per pixel on a logarithmic scale, since a few pixels hold most; pixels without genes are white.
 *
 * @param most count that is drawn darkest
 */
export function countPicture(counts: Uint32Array, size: Size, most: number): string {
  const scale = most > 1 ? 1 / Math.log(most) : 0;
  return paint(size, (p) => (counts[p] ? rampColour(depth, Math.log(counts[p]) * scale) : white));
}

/** Each pixel in the colour of its class, paler where the class is weak; white where there is none. */
export function classPicture(map: CombinedClassMap): string {
  return paint(map, (p) => {
    const own = map.classOf[p]!;
    return own < 0 ? white : mixed(white, rgbOf(classColour(own)), 0.15 + 0.85 * Math.sqrt(map.strength[p]!));
  });
}

function paint(size: Size, colourOf: (pixel: number) => Colour): string {
  const rgba = new Uint8Array(4 * size.height * size.width).fill(255);
  for (let p = 0; p < size.height * size.width; p++) rgba.set(colourOf(p), 4 * p);
  return address(size, rgba);
}

function address({ height, width }: Size, rgba: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(encodePng(width, height, rgba)).toString("base64")}`;
}
