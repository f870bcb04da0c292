import type { Images } from "../data/images.js";
import { type ColourMapName, colourMaps } from "../encoders/picture/colour-map.js";
import { unknownName } from "../errors.js";
import { mergeOptions, requireOption } from "../registry.js";
import { counted } from "../report/numbers.js";
import { colourMapStates } from "./colour-map-state.js";
import { galleryStill } from "./gallery-still.js";
import type { Linked } from "./linked.js";
import { groupsOf, linkedImages, type SampleNames } from "./linked-images.js";
import { Model } from "./model.js";
import { rangesOf } from "./ranges.js";
import { mostSaved } from "./shared/most-saved.js";
import type { ColumnState, GalleryState } from "./state.js";
import { LinkedView } from "./view.js";

export interface GalleryOptions {
  /** The column that groups the samples; "" for all together. Default "truth", or the plan's label, where it is known, else "". */
  readonly by: string;
  /** Names of the channels that are drawn, one to three. Default: all of up to three, else the first. */
  readonly channels: readonly string[];
  /** Colours of a single channel. Default "viridis". */
  readonly colourMap: ColourMapName;
  /** Shares of the values' range, 0 … 1, that are drawn darkest and brightest. Default [0, 1]. */
  readonly contrast: readonly [darkest: number, brightest: number];
  /** Side of a picture in the list, 24 … 512 CSS pixels. Default 96. */
  readonly size: number;
  /** Show only what is marked. Default false. */
  readonly onlyMarked: boolean;
}

const step = "gallery";

/** The samples' images in groups; a click opens one large, marks are shared by every view of the result. */
export class GalleryView extends LinkedView<GalleryState> {
  readonly #images: Images;

  constructor(linked: Linked, images: Images, options: Partial<GalleryOptions> = {}) {
    const columns = linked.samples.get("columns");
    const ranges = rangesOf(columns);
    const label = groupsOf(images, columns);
    const { channels, contrast, ...chosen } = checked(options, images, groupable([...columns, ...ranges]), label);
    const state = {
      samples: linked.samples,
      selection: linked.selection,
      images: linked.images,
      ranges,
      ...chosen,
      channels: channels.map((name) => images.layout.channels.indexOf(name)),
      contrast: [Math.round(255 * contrast[0]), Math.round(255 * contrast[1])] as const,
      colourMaps: colourMapStates(),
      still: "",
    };
    super(new Model<GalleryState>("Gallery", state), linked);
    this.#images = images;
    if (linked.images.get("pixels").byteLength > mostSaved) this.model.set({ still: this.svg });
  }

  /** As the person has set it: groups, channels, contrast, only what is marked. */
  get svg(): string {
    const now = <Name extends keyof GalleryState & string>(name: Name) => this.model.get(name);
    const { height, width, layout } = this.#images;
    return galleryStill(
      { height, width, channels: layout.channels, layout, pixels: this.linked.images.get("pixels") },
      {
        names: this.linked.samples.get("names"),
        columns: [...this.linked.samples.get("columns"), ...now("ranges")],
        marked: now("onlyMarked") ? this.linked.selection.get("samples") : undefined,
      },
      { by: now("by"), channels: now("channels"), colourMap: now("colourMap"), contrast: now("contrast") },
      this.text,
    );
  }

  get text(): string {
    const { count, height, width, layout } = this.#images;
    return `Gallery of ${counted(count, "image")} of ${height} × ${width} pixels, channels ${layout.channels.join(", ")}`;
  }
}

/**
 * A gallery of images without a study: `gallery(await plan.images())`.
 *
 * @param images samples drawn by an encoder
 * @param options those of a study's gallery, and `samples`: a table of the samples or their names, in the order of the images;
 *   default: the plan's own
 * @returns the view; returned from a notebook's cell it shows itself
 * @throws UnknownName for a column, channel or colour map that is not there; InvalidOption; UnsuitableData unless there are as
 *   many samples as images
 */
export function gallery(
  images: Images,
  { samples, ...options }: Partial<GalleryOptions> & { readonly samples?: SampleNames } = {},
): GalleryView {
  return new GalleryView(linkedImages(images, samples), images, options);
}

/** The first of each name: a column of categories hides a range of the same name. */
function groupable(columns: readonly ColumnState[]): string[] {
  return columns.flatMap((column) => ("levels" in column ? [column.name] : []));
}

function checked(
  given: Partial<GalleryOptions>,
  images: Images,
  groupings: readonly string[],
  label: string,
): GalleryOptions {
  const all = images.layout.channels;
  const options = mergeOptions<GalleryOptions>(
    step,
    {
      by: groupings.includes("truth") ? "truth" : label,
      channels: all.length <= 3 ? all : all.slice(0, 1),
      colourMap: "viridis",
      contrast: [0, 1],
      size: 96,
      onlyMarked: false,
    },
    given,
  );
  const { by, channels, colourMap, contrast, size } = options;
  if (by !== "" && !groupings.includes(by)) throw unknownName("column", by, groupings, { step });
  if (!Object.hasOwn(colourMaps, colourMap))
    throw unknownName("colour map", colourMap, Object.keys(colourMaps), { step });
  for (const name of channels) if (!all.includes(name)) throw unknownName("channel", name, all, { step });
  requireOption(
    channels.length >= 1 && channels.length <= 3,
    step,
    `${channels.length} channels are to be drawn at once.`,
    "Name one to three of them.",
  );
  const [darkest, brightest] = contrast;
  requireOption(
    darkest >= 0 && darkest < brightest && brightest <= 1,
    step,
    `The contrast is [${contrast.join(", ")}].`,
    "Give two shares of the range, the smaller one first: [0, 0.5] draws the upper half brightest.",
  );
  requireOption(size >= 24 && size <= 512, step, `The size is ${size}.`, "Choose 24 to 512 pixels.");
  return options;
}
