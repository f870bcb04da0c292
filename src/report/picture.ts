import { encode } from "fast-png";
import type { CombinedClassMap } from "../explain/maps.js";
import { classColour, depth, heat, rampColour, rgbOf } from "./palette.js";

type Size = { readonly height: number; readonly width: number };
type Colour = readonly [number, number, number];

/** Saliency above grey, as a PNG data address: both 0 … 1, grey drawn light so that colour stands out. */
export function overlayPicture(grey: Float32Array, saliency: Float32Array, size: Size): string {
  return paint(size, (p) => {
    const base = 255 - 120 * grey[p]!;
    const strength = saliency[p]!;
    // A root lifts faint saliency off the grey; the scale of colours itself stays linear.
    const cover = Math.sqrt(strength);
    return mix([base, base, base], rampColour(heat, strength), cover);
  });
}

/** Genes per pixel on a logarithmic scale, since a few pixels hold most; pixels without genes are white. */
export function countPicture(counts: Uint32Array, size: Size, most: number): string {
  return paint(size, (p) =>
    counts[p]! === 0 ? white : rampColour(depth, most > 1 ? Math.log(counts[p]!) / Math.log(most) : 1),
  );
}

/** Each pixel in the colour of its class, paler where the class is weak; white where there is none. */
export function classPicture(map: CombinedClassMap): string {
  return paint(map, (p) => {
    const own = map.classOf[p]!;
    return own < 0 ? white : mix(white, rgbOf(classColour(own)), 0.15 + 0.85 * Math.sqrt(map.strength[p]!));
  });
}
const white: Colour = [255, 255, 255];

function paint({ height, width }: Size, colourOf: (pixel: number) => Colour): string {
  const data = new Uint8Array(height * width * 3);
  for (let p = 0; p < height * width; p++) data.set(colourOf(p), 3 * p);
  return address(encode({ width, height, data, channels: 3 }));
}

function mix(below: Colour, above: Colour, part: number): Colour {
  const channel = (c: 0 | 1 | 2) => Math.round(below[c] + part * (above[c] - below[c]));
  return [channel(0), channel(1), channel(2)];
}

function address(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString("base64")}`;
}

export function samplePicture(image: Float32Array, { height, width, channels }: Size & { channels: number }): string {
  return paint({ height, width }, (p) => {
    const at = (c: number) => Math.round(255 * Math.min(1, Math.max(0, image[p * channels + Math.min(c, channels - 1)]!)));
    return [at(0), at(1), at(2)];
  });
}
