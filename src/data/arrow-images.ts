import { type Table, Utf8, vectorFromArray, type Vector } from "apache-arrow";
import type { NamedColumn } from "./arrow-file.js";
import { onceColumn, onceColumns } from "./arrow-once.js";
import { tensorColumn, tensorValues } from "./arrow-tensor.js";
import { valuesFromArrow, valuesToArrow } from "./arrow-values.js";
import type { Images } from "./images.js";

/** Where images are in the file, and what of their layout is no array. */
export interface ImagesManifest {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly radius: number;
  /** Column of the pixels. */
  readonly values: string;
  /** Column of the layout. */
  readonly layout: string;
  /** The encoder that draws, where pixels are no weighted sums; what it learnt for that is `drawing` of the layout's column. */
  readonly drawing?: string;
}

/** The columns of images and their layout; the table that was drawn is not among them. @param free gives a column name that is not taken yet */
export function imagesColumns(
  images: Images,
  free: (name: string) => string,
): { columns: NamedColumn[]; manifest: ImagesManifest } {
  const { count, height, width, channels, values, layout, drawing } = images;
  const manifest = {
    height,
    width,
    channels,
    radius: layout.radius,
    values: free("images"),
    layout: free("layout"),
    ...(drawing ? { drawing: drawing.encoder } : {}),
  };
  const arrays: Record<string, Vector> = {
    channels: vectorFromArray([...layout.channels], new Utf8()),
    features: vectorFromArray([...layout.features], new Utf8()),
    x: vectorFromArray(layout.x),
    y: vectorFromArray(layout.y),
    start: vectorFromArray(layout.start),
    feature: vectorFromArray(layout.feature),
    weight: vectorFromArray(layout.weight),
    ...(drawing ? { drawing: vectorFromArray(valuesToArrow(drawing.state)) } : {}),
  };
  const pixels = tensorColumn(manifest.values, values, [height, width, channels], count);
  return { columns: [pixels, onceColumn(manifest.layout, Object.entries(arrays), count)], manifest };
}

/** The images of such columns; pixels and layout are views. */
export function imagesFromColumns(table: Table, manifest: ImagesManifest): Images {
  const { height, width, channels, radius, drawing } = manifest;
  const pixels = table.getChild(manifest.values)!;
  const arrays = Object.fromEntries(onceColumns(table.getChild(manifest.layout)!));
  const names = (name: string) => Array.from(arrays[name]!, String);
  const array = <T>(name: string) => arrays[name]!.toArray() as T;
  const layout = {
    height,
    width,
    radius,
    channels: names("channels"),
    features: names("features"),
    x: array<Uint16Array>("x"),
    y: array<Uint16Array>("y"),
    start: array<Uint32Array>("start"),
    feature: array<Uint32Array>("feature"),
    weight: array<Float32Array>("weight"),
  };
  const images = { count: pixels.length, height, width, channels, values: tensorValues(pixels), layout };
  if (drawing === undefined) return images;
  return { ...images, drawing: { encoder: drawing, state: valuesFromArrow(array<Uint8Array>("drawing")) } };
}
