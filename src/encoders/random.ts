import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import { layoutEncoder } from "./layout-encoder.js";

export type RandomOptions = EncoderOptions;

/**
 * The control: features sit anywhere, by the seed alone, each on a pixel of its own. Where there are more features than
 * pixels, every pixel has equally many, or one more. What a network learns from these pictures it owes to no arrangement.
 */
export const random = layoutEncoder<RandomOptions>({
  name: "random",
  source: { paper: "Zhu et al. 2021", doi: "10.1038/s41598-021-90923-y" },
  defaults: { ...encoderDefaults },
  place({ features, height, width }, _options, ctx) {
    const pixels = ctx.random.shuffle(Uint32Array.from({ length: height * width }, (_, pixel) => pixel));
    const places = Uint32Array.from(features, (_, f) => pixels[f % pixels.length]!);
    // Dealt once more, so that two features share a pixel by chance alone, not by their distance in the alphabet.
    ctx.random.shuffle(places);
    return {
      channels: ["random"],
      x: Uint16Array.from(places, (pixel) => pixel % width),
      y: Uint16Array.from(places, (pixel) => Math.floor(pixel / width)),
    };
  },
});
