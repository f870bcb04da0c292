import type { Layout } from "../../src/data/layout.js";
import { seededRandom } from "../../src/random.js";

/** A layout from the genes on each pixel: `pixels[channel][pixel]` lists them, with equal weights. */
export function layoutOf(height: number, width: number, features: readonly string[], pixels: string[][][]): Layout {
  const start = [0];
  const feature: number[] = [];
  const weight: number[] = [];
  const x = new Uint16Array(pixels.length * features.length);
  const y = new Uint16Array(pixels.length * features.length);
  for (const [c, channel] of pixels.entries())
    for (const [p, names] of channel.entries()) {
      for (const name of names) {
        const f = features.indexOf(name);
        feature.push(f);
        weight.push(1 / names.length);
        x[c * features.length + f] = p % width;
        y[c * features.length + f] = Math.floor(p / width);
      }
      start.push(feature.length);
    }
  return {
    height,
    width,
    channels: pixels.map((_, c) => `channel ${c}`),
    features,
    x,
    y,
    radius: 0,
    start: Uint32Array.from(start),
    feature: Uint32Array.from(feature),
    weight: Float32Array.from(weight),
  };
}

/** Genes strewn over the pixels of each channel; pixels hold none, one or several. */
export function strewnLayout(height: number, width: number, channels: number, genes: number, seed: string): Layout {
  const random = seededRandom(seed);
  const features = Array.from({ length: genes }, (_, f) => `gene ${f}`);
  const pixels = Array.from({ length: channels }, () => {
    const own = Array.from({ length: height * width }, (): string[] => []);
    for (const name of features) own[random.integer(own.length)]!.push(name);
    return own;
  });
  return layoutOf(height, width, features, pixels);
}
