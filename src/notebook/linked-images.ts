import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { columnNames, type Table, texts } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { Linked } from "./linked.js";
import { columnsOf } from "./samples-state.js";

/** Who the images are: a table with a column `sample`, or names alone. */
export type SampleNames = Table | readonly string[];

const known = new WeakMap<object, { readonly samples: SampleNames | undefined; readonly linked: Linked }>();

/**
 * What the views of images share that stem from no study; the same for every view of the same images.
 *
 * @param samples one row an image, in their order; without them, images are numbered
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
  const linked = new Linked({ names, columns, colours: {} }, images);
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

function described(images: Images, samples: SampleNames | undefined) {
  if (samples === undefined) return { names: numbered(images.count), columns: [] };
  if ("schema" in samples)
    return {
      names: columnNames(samples).includes("sample") ? texts(samples, "sample") : numbered(samples.numRows),
      columns: columnsOf(samples),
    };
  return { names: [...samples], columns: [] };
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `image ${i + 1}`);
