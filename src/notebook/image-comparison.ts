import { isDescribed } from "../data/described-images.js";
import type { Images } from "../data/images.js";
import { texts } from "../data/table.js";
import { firstFive, OmixelError, unknownName } from "../errors.js";
import { html, type Html } from "../report/html.js";
import { counted } from "../report/numbers.js";
import { imagesState } from "./images-state.js";
import { groupsOf, linkedImages } from "./linked-images.js";
import { type Picture, savePicture } from "./picture.js";
import { sampleTile } from "./sample-tile.js";
import { cut } from "./shared/cut.js";
import { still } from "./still.js";

export interface CompareOptions {
  /** Names of the samples that are shown, at most six. Default: the first of each class, or the first ones. */
  readonly samples?: readonly string[];
  /** A line beside the images of each name, such as a score. */
  readonly notes?: Readonly<Record<string, string>>;
}

const step = "compareImages";
/** Longest side of a picture, in pixels. */
const side = 96;
const pitch = side + 10;
const rowHeight = side + 14;
const margin = 12;
const titleWidth = 190;
const headHeight = 38;
const mostSamples = 6;

/** The same samples drawn in several ways, a row each: one still picture. */
export class ImageComparison implements Picture {
  readonly svg: string;
  /** One line for readers without pictures. */
  readonly text: string;

  constructor(svg: string, text: string) {
    this.svg = svg;
    this.text = text;
  }

  save(file: string): Promise<void> {
    return savePicture(this.svg, file);
  }

  [Symbol.for("Jupyter.display")](): Readonly<Record<string, string>> {
    return { "image/svg+xml": this.svg, "text/plain": this.text };
  }
}

/**
 * The same samples drawn in several ways, side by side; found by their names where the images know them. Of up to three channels all are shown, of more the first.
 *
 * @param drawn images of the same samples by name, such as that of their encoder
 * @returns the picture; returned from a notebook's cell it shows itself
 * @throws UnsuitableData where there are no images, or not of the same samples; UnknownName for a sample that is not there;
 *   InvalidOption for more than six
 * @example
 * const plan = omics.simulate().log1p();
 * const igtd = await plan.encode("igtd", { pixels: "auto" }).images();
 * const random = await plan.encode("random", { pixels: "auto" }).images();
 * compareImages({ igtd, random });
 */
export function compareImages(drawn: Readonly<Record<string, Images>>, options: CompareOptions = {}): ImageComparison {
  const rows = Object.entries(drawn);
  const leading = rows.find(([, images]) => isDescribed(images)) ?? rows[0];
  if (!leading) throw unlike("There are no images.");
  const [, first] = leading;
  const { titles, chosen } = samplesOf(first, options.samples);
  const head = chosen.map((row, i) => {
    const [name, group] = titles(row);
    const x = margin + titleWidth + i * pitch;
    return html`<text x="${x}" y="${margin + 11}" font-size="11" font-weight="600">${cut(group, 16)}</text
      ><text x="${x}" y="${margin + 25}" font-size="11">${cut(name, 16)}</text>`;
  });
  const lines = rows.map(([name, images], i) =>
    lineOf(
      name,
      images,
      options.notes?.[name] ?? "",
      sameRows(chosen, leading, [name, images]),
      margin + headHeight + i * rowHeight,
    ),
  );
  const text = `${counted(chosen.length, "sample")} drawn by ${rows.map(([name]) => name).join(", ")}`;
  const size = {
    width: 2 * margin + titleWidth + Math.max(1, chosen.length) * pitch,
    height: margin + headHeight + rows.length * rowHeight,
  };
  return new ImageComparison(still(size, text, [...head, ...lines]), text);
}

type Named = readonly [name: string, images: Images];

/**
 * Rows of the same samples in other images: by name where both know whose images they are, else by order. Every sample is
 * looked for, not only those shown, so that what can be compared does not hang on the choice.
 */
function sameRows(rows: readonly number[], [ofName, of]: Named, [name, images]: Named): readonly number[] {
  if (!isDescribed(of) || !isDescribed(images)) {
    if (images.count === of.count) return rows;
    throw unlike(`The images "${ofName}" are of ${of.count} samples, "${name}" of ${images.count}.`);
  }
  const rowOf = new Map(texts(images.samples, "sample").map((sample, row) => [sample, row]));
  const names = texts(of.samples, "sample");
  const missing = names.filter((sample) => !rowOf.has(sample));
  if (missing.length > 0)
    throw unlike(
      `The images "${name}" lack ${counted(missing.length, "sample")} of "${ofName}": ${firstFive(missing)}.`,
    );
  return rows.map((row) => rowOf.get(names[row]!)!);
}

function unlike(what: string): OmixelError {
  const remedy = "Give images of the same samples: await plan.encode(…).images() of one plan.";
  return new OmixelError("UnsuitableData", what, remedy, { step });
}

function lineOf(name: string, images: Images, note: string, rows: readonly number[], y: number): Html {
  const { height, width, layout } = images;
  const depth = layout.channels.length;
  const drawable = { ...imagesState(images), layout };
  const channels = depth <= 3 ? Array.from({ length: depth }, (_, c) => c) : [0];
  const size = `${height} × ${width}, ${depth > 3 ? `the first of ${depth} channels` : counted(depth, "channel")}`;
  const scale = side / Math.max(height, width);
  return html`<text x="${margin}" y="${y + 14}" font-weight="600">${cut(name, 26)}</text
    ><text x="${margin}" y="${y + 32}" font-size="11">${size}</text
    ><text x="${margin}" y="${y + 48}" font-size="11">${cut(note, 34)}</text>${rows.map(
      (row, i) =>
        html`<image
          href="${sampleTile(drawable, row, { channels, contrast: [0, 255], colourMap: "viridis" }, side)}"
          x="${margin + titleWidth + i * pitch}"
          y="${y}"
          width="${Math.max(1, Math.round(scale * width))}"
          height="${Math.max(1, Math.round(scale * height))}"
          preserveAspectRatio="none"
          style="image-rendering: pixelated"
        />`,
    )}`;
}

/** Which samples are shown, and what stands above them. */
function samplesOf(images: Images, wanted: readonly string[] | undefined) {
  const { samples } = linkedImages(images);
  const names = samples.get("names");
  const label = groupsOf(images, samples.get("columns"));
  const column = samples.get("columns").find(({ name }) => name === label);
  const [levels, codes] = column && "levels" in column ? [column.levels, column.codes as Int32Array] : [[], undefined];
  const titles = (row: number): [name: string, group: string] => [names[row]!, levels[codes?.[row] ?? -1] ?? ""];
  if (wanted) {
    if (wanted.length > mostSamples)
      throw new OmixelError(
        "InvalidOption",
        `${wanted.length} samples are to be shown.`,
        `Name up to ${mostSamples}.`,
        {
          step,
        },
      );
    return { titles, chosen: rowsOf(wanted, names) };
  }
  const firsts = codes ? levels.map((_, code) => codes.indexOf(code)).filter((row) => row >= 0) : [...names.keys()];
  return { titles, chosen: firsts.slice(0, mostSamples) };
}

function rowsOf(wanted: readonly string[], names: readonly string[]): number[] {
  return wanted.map((name) => {
    const row = names.indexOf(name);
    if (row < 0) throw unknownName("sample", name, names, { step });
    return row;
  });
}
