import type { Layout } from "../data/layout.js";
import type { NormalisationName } from "../math/normalisation.js";
import { requireOneOf, requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { CoverEntries } from "./layout/cover-entries.js";
import type { Drawer } from "./drawing/draw.js";
import type { Training } from "./encoder-method.js";
import { featureOrder } from "./order/feature-order.js";
import { orderedDefaults, orderedEncoder, type OrderedOptions } from "./ordered-encoder.js";
import { contrastOf } from "./picture/picture.js";
import { numberText, writeText } from "./super-tml/digit-font.js";
import { boxOf, roomForTexts, sideForTexts, type TextBoxes, textBoxes, type TextSize } from "./super-tml/text-boxes.js";

export interface SuperTmlOptions extends OrderedOptions {
  /**
   * "equal": all numbers in letters of one size (SuperTML_EF). "ranked": those that come first are larger (SuperTML_VF): a
   * seventh of them three times, the next two sevenths twice as large as the others; asks for `order: "ranked"`. Default "equal".
   */
  readonly font: TextSize;
  /** Decimals that are written, 0 … 6. Default 2. */
  readonly decimals: number;
}

/** Plain data. */
interface TextDrawing extends TextBoxes, Pick<SuperTmlOptions, "decimals"> {
  /** Letters that fit a box of scale 1. */
  readonly letters: number;
}

const name = "superTml";

/** Longer numbers are written with fewer decimals or as a power of ten. */
const mostLetters = 8;

/** Largest square that "auto" stands for: the paper's. */
const largestSide = 224;

/**
 * SuperTML: the numbers themselves, written into the picture, as large as fits. The paper draws with a font of the system and
 * sizes it by importance; here digits are of 3 × 5 pixels and multiples of that, and importance is the rank. Where the image is too
 * small, the features that rank highest are drawn. A missing feature is blank.
 */
export const superTml = orderedEncoder<SuperTmlOptions>({
  name,
  source: { paper: "Sun et al. 2019", doi: "10.1109/CVPRW.2019.00360" },
  defaults: { ...orderedDefaults, pixels: 224, order: "ranked", font: "equal", decimals: 2 },
  check(options) {
    requireOneOf(name, "font", options.font, ["equal", "ranked"]);
    requireWhole(name, "decimals", options.decimals, 0, "Use 2.");
    requireOption(options.decimals <= 6, name, `decimals is ${options.decimals}.`, "Choose 0 to 6.");
    requireOption(
      options.font === "equal" || options.order === "ranked",
      name,
      `font is "ranked", but order is "${options.order}".`,
      'Choose order: "ranked", or font: "equal".',
    );
  },
  smallest(features, options) {
    const count = Math.min(features, options.top || features);
    const letters = lettersBy(options.normalisation, options.decimals);
    const most = roomForTexts(letters, { height: largestSide, width: largestSide }, options.font);
    const side = count >= most ? largestSide : sideForTexts(count, letters, options.font);
    return { height: side, width: side };
  },
  async place(training, options, ctx) {
    const { font, decimals } = options;
    const letters = lettersOf(training, decimals);
    const sideFor = (count: number) => sideForTexts(count, letters, font);
    const features = await featureOrder(name, training, options, ctx, roomForTexts(letters, training, font), sideFor);
    const boxes = textBoxes(features.length, letters, training, font)!;
    const { height, width } = training;
    const entries = new CoverEntries();
    const [x, y] = [new Uint16Array(features.length), new Uint16Array(features.length)];
    for (let f = 0; f < features.length; f++) {
      const [left, top] = [boxes.left[f]!, boxes.top[f]!];
      const { across, down } = boxOf(letters, boxes.scale[f]!);
      for (let row = top; row < top + down; row++)
        for (let column = left; column < left + across; column++) entries.add(row * width + column, f, 1);
      [x[f], y[f]] = [left + (across >> 1), top + (down >> 1)];
    }
    const drawing: TextDrawing = { ...boxes, letters, decimals };
    return { channels: ["text"], features, x, y, cover: entries.cover(height * width, "mean"), drawing };
  },
  drawer: (drawing, layout) => textDrawer(drawing as TextDrawing, layout),
});

/** Letters of the longest number of any training samples, before they are read. */
function lettersBy(normalisation: NormalisationName, decimals: number): number {
  if (normalisation === "none") return mostLetters;
  return lettersFor(normalisation === "zscore" ? -5 : 1, decimals);
}

/** Letters of the longest number of the training samples. */
function lettersOf({ values }: Training, decimals: number): number {
  return Math.max(...contrastOf(values.values).map((value) => lettersFor(value, decimals)));
}

function lettersFor(value: number, decimals: number): number {
  return numberText(value, decimals, mostLetters).length;
}

function textDrawer({ left, top, scale, letters, decimals }: TextDrawing, { features, width }: Layout): Drawer {
  return (row, image) => {
    for (let f = 0; f < features.length; f++)
      if (!Number.isNaN(row[f]!))
        writeText(numberText(row[f]!, decimals, letters), left[f]!, top[f]!, scale[f]!, image, width);
  };
}
