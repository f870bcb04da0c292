import type { Dense } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import type { Table } from "../data/table.js";
import { unknownName } from "../errors.js";
import { count, counted } from "../report/numbers.js";
import { classColour } from "../report/palette.js";
import { colourMapState } from "./colour-map-state.js";
import { drawnColumns, firstColour } from "./drawn-columns.js";
import { resultColumns, tableColumns } from "./feature-columns.js";
import { layoutStill } from "./layout-still.js";
import { type Linked, linkedOf } from "./linked.js";
import { linkedImages, noImages } from "./linked-images.js";
import type { RunResult } from "../omics/result.js";
import { Model } from "./model.js";
import type { ColumnState, LayoutExplorerState } from "./state.js";
import { LinkedView } from "./view.js";

export interface LayoutExplorerOptions {
  /**
   * The column of the features that colours the pixels. Default: how many features lie on each pixel; of images whose
   * pixels hold one each, "spread of brightness" over the samples.
   */
  readonly colour?: string;
  /** More columns of the features (chromosome, pathway …): a table with a column `feature`, such as an assay's `features`. */
  readonly features?: Table;
}

/** Which feature lies on which pixel of which channel; a feature that is searched or picked is marked in every view. */
export class LayoutExplorerView extends LinkedView<LayoutExplorerState> {
  readonly #layout: Layout;
  readonly #drawn: Dense | undefined;

  /** @param images layout, and the table that was drawn where it is known */
  constructor(
    linked: Linked,
    { layout, drawn }: Pick<Images, "layout" | "drawn">,
    known: readonly ColumnState[],
    { colour = "", features }: LayoutExplorerOptions = {},
  ) {
    const added = features ? tableColumns(features, layout.features) : [];
    const columns = [...added, ...known.filter(({ name }) => !added.some((each) => each.name === name))];
    const names = columns.map(({ name }) => name);
    if (colour !== "" && !names.includes(colour)) throw unknownName("column", colour, names, { step: "layout" });
    const levels = Math.max(0, ...columns.map((column) => ("levels" in column ? column.levels.length : 0)));
    const state = {
      samples: linked.samples,
      selection: linked.selection,
      layout: linked.layout,
      columns,
      colour,
      ramp: colourMapState("viridis"),
      palette: Array.from({ length: levels }, (_, level) => classColour(level)),
    };
    super(new Model<LayoutExplorerState>("LayoutExplorer", state), linked);
    this.#layout = layout;
    this.#drawn = drawn;
  }

  get svg(): string {
    const colour = this.model.get("colour");
    const column = this.model.get("columns").find(({ name }) => name === colour);
    return layoutStill(this.#layout, column, this.text, this.#drawn);
  }

  get text(): string {
    const { height, width, channels, features } = this.#layout;
    return `Layout of ${counted(features.length, "feature")} on ${count(height)} × ${count(width)} pixels, channels ${channels.join(", ")}`;
  }
}

/** The explorer of a study's layout, with what the study found of each feature. */
export function studyLayout(result: RunResult, options?: LayoutExplorerOptions): LayoutExplorerView {
  return new LayoutExplorerView(
    linkedOf(result),
    { drawn: result.expression, ...result.images },
    resultColumns(result),
    options,
  );
}

/**
 * The explorer of a layout without a study: `layoutExplorer(await plan.images())`.
 *
 * @param drawn images, whose gallery then shares the marks, or a layout alone
 * @returns the view; returned from a notebook's cell it shows itself
 * @throws UnknownName for a column that is not there; UnsuitableData when a table of features knows none of the layout's
 */
export function layoutExplorer(drawn: Images | Layout, options?: LayoutExplorerOptions): LayoutExplorerView {
  const images = "layout" in drawn ? drawn : noImages(drawn);
  return new LayoutExplorerView(linkedImages(images), images, drawnColumns(images), {
    colour: firstColour(images),
    ...options,
  });
}
