import { isDescribed } from "../data/described-images.js";
import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { columnNames, type Table, texts } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { classColour } from "../report/palette.js";
import { Linked } from "./linked.js";
import { categories, columnsOf } from "./samples-state.js";
import type { ColumnState } from "./state.js";

/** Who the images are: a table with a column `sample`, or names alone. */
export type SampleNames = Table | readonly string[];

const known = new WeakMap<object, { readonly samples: SampleNames | undefined; readonly linked: Linked }>();

/**
 * What the views of images share that stem from no study; the same for every view of the same images.
 *
 * @param samples one row an image, in their order; default: what the images know, else they are numbered
 * @throws UnsuitableData unless there are as many samples as images
 */
export function linkedImages(images: Images, samples?: SampleNames): Linked {
  const before = known.get(images);
  if (before && (samples === undefined || samples === before.samples)) return before.linked;
  const { names, columns } = described(images, samples);
  if (names.length !== images.count)
    throw new OmixelError(
      "UnsuitableData",
      `There are ${images.count} images and ${names.length} samples.`,
      "Give the samples that were drawn: those of the plan's own table().",
    );
  const linked = new Linked({ names, columns, colours: coloursOf(columns, groupsOf(images, columns)) }, images);
  known.set(images, { samples, linked });
  return linked;
}

const layouts = new WeakMap<Layout, Images>();

/** A layout as no images at all, so that it can be looked at before anything is drawn. */
export function noImages(layout: Layout): Images {
  const { height, width, channels } = layout;
  const images = layouts.get(layout) ?? {
    count: 0,
    height,
    width,
    channels: channels.length,
    values: new Float32Array(0),
    layout,
  };
  layouts.set(layout, images);
  return images;
}

/** The column that says which class images are of, where they know one; else "". */
export function groupsOf(images: Images, columns: readonly ColumnState[]): string {
  const label = isDescribed(images) ? images.label : undefined;
  return columns.find((column) => column.name === label && "levels" in column)?.name ?? "";
}

/** Classes have the colours that they would have in a study. */
function coloursOf(columns: readonly ColumnState[], label: string): Readonly<Record<string, string>> {
  const column = columns.find(({ name }) => name === label);
  const levels = column && "levels" in column ? column.levels : [];
  return Object.fromEntries(levels.map((level, code) => [level, classColour(code)]));
}

interface Described {
  readonly names: readonly string[];
  readonly columns: readonly ColumnState[];
}

function described(images: Images, given: SampleNames | undefined): Described {
  if (given === undefined && isDescribed(images)) {
    const { samples, label } = images;
    // Classes are groups, also where they are called by numbers.
    const columns = columnsOf(samples).map((column) =>
      column.name === label && "numbers" in column ? categories(label, texts(samples, label)) : column,
    );
    return { names: texts(samples, "sample"), columns };
  }
  if (given === undefined) return { names: numbered(images.count), columns: [] };
  if ("schema" in given)
    return {
      names: columnNames(given).includes("sample") ? texts(given, "sample") : numbered(given.numRows),
      columns: columnsOf(given),
    };
  return { names: [...given], columns: [] };
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `image ${i + 1}`);
