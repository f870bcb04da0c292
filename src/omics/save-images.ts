import { writeFile } from "node:fs/promises";
import { cohortToArrow } from "../data/arrow.js";
import { isDescribed } from "../data/described-images.js";
import type { Images } from "../data/images.js";
import { columnNames, type Table, tableOf, texts } from "../data/table.js";
import { type ColourMapName, colourMaps } from "../encoders/picture/colour-map.js";
import { layoutHeader, layoutRows } from "../encoders/layout/layout-rows.js";
import type { Contrast } from "../encoders/picture/picture.js";
import { OmixelError, throwIfAborted, unknownName } from "../errors.js";
import { npyParts } from "../io/npy.js";
import { numberedNames } from "../io/numbered-names.js";
import { type Cell, writeTsv } from "../io/write.js";
import { requireOneOf } from "../prepare/require.js";
import { mergeOptions, requireOption } from "../registry.js";
import { VERSION } from "./environment.js";
import { pictureFiles, tiffFiles } from "./image-files.js";
import { requireWritableFolder, writeWholeFolder } from "./whole-folder.js";

export interface SaveImagesOptions {
  /**
   * "png": 8-bit pictures to look at, one a sample. "tiff": 32-bit floats, one file a sample, one page a channel. "npy": all
   * values in one array `images.npy`, float32, samples × height × width × channels. "arrow": the same with the sample table
   * in `images.arrow`. Default "png".
   */
  readonly format: "png" | "tiff" | "arrow" | "npy";
  /**
   * Who the images are: a table with a column `sample`, or names, in their order. Default: what `plan.images()` knows, else
   * "image 1", "image 2" …
   */
  readonly samples: Table | readonly string[];
  /** Column of that table that stands as `label` in the manifest; "" = none. Default: the plan's label. */
  readonly label: string;
  /**
   * PNG: names of one to three channels that make a picture, three as red, green and blue. Default: all of up to three; of
   * more, a picture for each.
   */
  readonly channels: readonly string[];
  /** PNG of a single channel. Default "viridis". */
  readonly colourMap: ColourMapName;
  /**
   * PNG: values drawn darkest and brightest, the same for all images, so that samples can be compared. "auto": of each
   * channel nearly all values of all images, 0 included. Default "auto".
   */
  readonly contrast: "auto" | Contrast;
}

const step = "saveImages";
const kind = { name: "exported images", marker: "images.json" };

/** Refuses what `saveImages` would refuse of folder and format, before any work is done. @throws Unwritable, UnknownName */
export function requireSavable(folder: string, format: string): void {
  requireOneOf(step, "format", format, Object.keys(contents));
  requireWritableFolder(folder, kind);
}

/**
 * Writes images into a folder, in the order of the samples: the images, `images.tsv` (a line a file: its sample, label and
 * what else is known of it), `images.json` (encoder, options, size, channels, version) and `layout.tsv` (which feature sits
 * where, as `fromFile` reads it). Files of single samples are called by a number and the sample, and tell the sample inside
 * as well: JSON in the PNG's "Description", the TIFF's ImageDescription. The folder is written whole or not at all; an
 * earlier export gives way.
 *
 * @param options {@link SaveImagesOptions}
 * @param run signal: stops it; nothing is left then
 * @throws InvalidOption, UnknownName; UnsuitableData unless there are as many samples as images; Unwritable; Aborted
 * @example
 * const images = await omics.simulate().encode("deepInsight", { pixels: 32 }).images();
 * await saveImages(images, "images", { format: "tiff" });
 */
export async function saveImages(
  images: Images,
  folder: string,
  { samples: given, ...options }: Partial<SaveImagesOptions> = {},
  run: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const known = isDescribed(images) ? images : undefined;
  const samples = samplesOf(images, given ?? known?.samples);
  const chosen = checked(options, images, samples, known && given === undefined ? (known.label ?? "") : "");
  const { format, label } = chosen;
  const names = texts(samples, "sample");
  const labels = label === "" ? undefined : texts(samples, label);
  const files = numberedNames(names);
  const software = `omixel ${VERSION}`;
  const about = (i: number) => ({ sample: names[i], ...(labels ? { label: labels[i] } : {}), software });
  await writeWholeFolder(folder, kind, async (at) => {
    const lines: { file: string; row?: number; channel?: string; sample: number }[] = [];
    const write = async (file: string, sample: number, bytes: Uint8Array, channel?: string) => {
      throwIfAborted(run.signal);
      await writeFile(at(file), bytes);
      lines.push({ file, sample, ...(channel === undefined ? {} : { channel }) });
    };
    let look: object = {};
    if (format === "png") look = await pictureFiles(images, chosen, files, about, write);
    else if (format === "tiff") await tiffFiles(images, files, about, write);
    else {
      const file = `images.${format}`;
      const cohort = () => cohortToArrow({ samples, roles: label === "" ? {} : { label }, assays: {}, images });
      const { count, height, width, channels, values } = images;
      await writeFile(at(file), format === "npy" ? npyParts(values, [count, height, width, channels]) : [cohort()]);
      for (let row = 0; row < count; row++) lines.push({ file, row, sample: row });
    }
    const own = ["file", ...["row", "channel"].filter((name) => lines[0] && name in lines[0]), "sample"];
    const others = columnNames(samples).filter((name) => name !== "sample" && name !== label);
    const header = [...own, ...(labels ? ["label"] : [])];
    const columns = others.map((name) => texts(samples, name));
    await writeTsv(
      at("images.tsv"),
      [...header, ...others.map((name) => (header.includes(name) ? `samples.${name}` : name))],
      lines.map((line): Cell[] => [
        ...own.map((name) => (name === "sample" ? names[line.sample] : line[name as "file"])),
        ...(labels ? [labels[line.sample]!] : []),
        ...columns.map((column) => column[line.sample]!),
      ]),
    );
    await writeTsv(at("layout.tsv"), layoutHeader, layoutRows(images.layout));
    await writeFile(at("images.json"), `${JSON.stringify({ ...manifestOf(images, format), ...look }, null, 2)}\n`);
  });
}

const contents = {
  png: "8-bit pictures for display",
  tiff: "32-bit floats, a page a channel",
  npy: "32-bit floats, samples × height × width × channels",
  arrow: "32-bit floats, samples × height × width × channels, with the sample table",
} as const;

function manifestOf(images: Images, format: SaveImagesOptions["format"]): object {
  const { count, height, width, layout } = images;
  const encoder = isDescribed(images) ? images.encoder : null;
  return {
    omixel: VERSION,
    format,
    contents: contents[format],
    files: "images.tsv",
    layout: "layout.tsv",
    count,
    height,
    width,
    channels: layout.channels,
    encoder: encoder?.name ?? null,
    normalisation: encoder?.options["normalisation"] ?? null,
    options: encoder?.options ?? null,
  };
}

function samplesOf({ count }: Images, given: Table | readonly string[] | undefined): Table {
  const numbered = () => Array.from({ length: count }, (_, i) => `image ${i + 1}`);
  const named = given === undefined ? numbered() : given;
  const table = "schema" in named ? named : tableOf({ sample: named });
  if (!columnNames(table).includes("sample")) throw unknownName("column", "sample", columnNames(table), { step });
  if (table.numRows === count) return table;
  throw new OmixelError(
    "UnsuitableData",
    `There are ${count} images and ${table.numRows} samples.`,
    "Give the samples that were drawn: those of the plan's own table().",
    { step },
  );
}

function checked(
  given: Partial<Omit<SaveImagesOptions, "samples">>,
  { layout }: Images,
  samples: Table,
  label: string,
): Omit<SaveImagesOptions, "samples"> {
  const options = mergeOptions<Omit<SaveImagesOptions, "samples">>(
    step,
    { format: "png", label, channels: [], colourMap: "viridis", contrast: "auto" },
    given,
  );
  const { format, channels, colourMap, contrast } = options;
  requireOneOf(step, "format", format, Object.keys(contents));
  requireOneOf(step, "colourMap", colourMap, Object.keys(colourMaps));
  if (options.label !== "" && !columnNames(samples).includes(options.label))
    throw unknownName("column", options.label, columnNames(samples), { step });
  for (const name of channels)
    if (!layout.channels.includes(name)) throw unknownName("channel", name, layout.channels, { step });
  requireOption(
    channels.length <= 3,
    step,
    `${channels.length} channels are to make one picture.`,
    "Name one to three, or none for a picture of each.",
  );
  const inOrder = contrast === "auto" || (contrast.length === 2 && contrast[0] < contrast[1]);
  requireOption(inOrder, step, `The contrast is ${JSON.stringify(contrast)}.`, 'Give [darkest, brightest], or "auto".');
  return options;
}
