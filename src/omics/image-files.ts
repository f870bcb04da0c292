import { type Images, imageOf } from "../data/images.js";
import type { ColourMapName } from "../encoders/picture/colour-map.js";
import { type Contrast, imageToRgba } from "../encoders/picture/picture.js";
import { encodePng } from "../encoders/picture/png.js";
import { numberedNames } from "../io/numbered-names.js";
import { encodeTiff } from "../io/tiff.js";
import { imagesState } from "../notebook/images-state.js";

/** What a file tells of its image beside the pixels. */
type About = (sample: number) => Readonly<Record<string, unknown>> & { readonly software: string };
/** @param channel where the file shows one of several */
type Write = (file: string, sample: number, bytes: Uint8Array, channel?: string) => Promise<void>;

interface Look {
  readonly channels: readonly string[];
  readonly colourMap: ColourMapName;
  readonly contrast: "auto" | Contrast;
}

/**
 * One PNG a sample, or one a channel of it, all of one contrast.
 *
 * @returns what the manifest tells of their colours
 */
export async function pictureFiles(
  images: Images,
  { channels: chosen, colourMap, contrast }: Look,
  files: readonly string[],
  about: About,
  write: Write,
): Promise<object> {
  const { height, width, channels: depth, layout } = images;
  const size = height * width * depth;
  const { pixels, low, high } = contrast === "auto" ? imagesState(images) : bytesBetween(images, contrast);
  const apart = chosen.length === 0 && depth > 3;
  const all = chosen.length > 0 ? chosen : layout.channels;
  const numbers = all.map((name) => layout.channels.indexOf(name));
  const pictures = apart ? numbers.map((channel) => [channel]) : [numbers];
  const endings = apart ? numberedNames(all).map((name) => `.${name}`) : [""];
  for (const [i, file] of files.entries()) {
    const { software, ...told } = about(i);
    const values = Float32Array.from((pixels as Uint8Array).subarray(i * size, (i + 1) * size));
    for (const [part, channels] of pictures.entries()) {
      const rgba = imageToRgba({ ...images, count: 1, values }, 0, { channels, colourMap, contrast: [0, 255] });
      const words = asciiJson({ ...told, channels: channels.map((channel) => layout.channels[channel]) });
      const png = encodePng(width, height, rgba, { Description: words, Software: software });
      await write(`${file}${endings[part]!}.png`, i, png, apart ? all[part]! : undefined);
    }
  }
  const limits = Object.fromEntries(numbers.map((c) => [layout.channels[c]!, [low[c]!, high[c]!]]));
  return { drawn: all, contrast: limits, ...(apart || all.length === 1 ? { colourMap } : {}) };
}

/** One TIFF a sample, its channels as pages of 32-bit floats. */
export async function tiffFiles(images: Images, files: readonly string[], about: About, write: Write): Promise<void> {
  const { channels: depth, layout } = images;
  for (const [i, file] of files.entries()) {
    const image = imageOf(images, i);
    const pages = layout.channels.map((name, channel) => ({
      name: name.replace(/[^\x20-\x7e]/g, "?"),
      values: Float32Array.from({ length: image.length / depth }, (_, p) => image[p * depth + channel]!),
    }));
    const { software, ...told } = about(i);
    const description = asciiJson({ ...told, channels: layout.channels });
    await write(`${file}.tiff`, i, encodeTiff(pages, images, { description, software }));
  }
}

function bytesBetween({ values, channels }: Images, [darkest, brightest]: Contrast) {
  const scale = 255 / (brightest - darkest);
  const pixels = Uint8Array.from(values, (value) => Math.min(255, Math.max(0, Math.round((value - darkest) * scale))));
  const each = (value: number) => new Array<number>(channels).fill(value);
  return { pixels, low: each(darkest), high: each(brightest) };
}

/** JSON of plain letters, which is what both formats hold; others are written as their numbers. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
