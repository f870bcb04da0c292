import type { Dense } from "../data/dense.js";
import { isOmixelError, OmixelError, unknownName } from "../errors.js";
import type { RunResult } from "../omics/result.js";
import { counted } from "../report/numbers.js";
import { classColour } from "../report/palette.js";
import { filledTable } from "./charts/table-scale.js";
import { colourMapState } from "./colour-map-state.js";
import { embeddingStill } from "./embedding-still.js";
import { type Linked, linkedOf } from "./linked.js";
import { Model } from "./model.js";
import { type EmbeddingMethod, type Places, placeSamples } from "./place-samples.js";
import { linkedPoints, type PointSamples } from "./point-samples.js";
import { rangesOf } from "./ranges.js";
import type { ColumnState, EmbeddingState } from "./state.js";
import { LinkedView } from "./view.js";

export interface ColourOptions {
  /** The column that colours the points; "" for none. Default "truth" where it is known, else the first column. */
  readonly colour?: string;
}

export interface EmbeddingOptions extends ColourOptions {
  /**
   * How samples are placed; of several, the first is shown. Those named are computed at once; the default, all of "tsne",
   * "umap" and "pca", computes the first, and each other one when it is chosen.
   */
  readonly by?: EmbeddingMethod | readonly EmbeddingMethod[];
  /** Of t-SNE and UMAP. Default: the study's own. */
  readonly seed?: number;
}

/** Names of the methods as people write them. */
const titles: Readonly<Record<string, string>> = {
  tsne: "t-SNE",
  umap: "UMAP",
  pca: "PCA",
  kernelPca: "kernel PCA",
  points: "",
};

const usual: readonly EmbeddingMethod[] = ["tsne", "umap", "pca"];

/** Places of the points under a method that has them not yet. */
type Place = (method: string) => Promise<Places>;

/** Samples as points in the plane, coloured by any column; a lasso marks them in every view of the result. */
export class EmbeddingView extends LinkedView<EmbeddingState> {
  readonly #place: Place;

  /** @param first the method that is shown first, with its places */
  constructor(
    linked: Linked,
    methods: readonly string[],
    first: ReadonlyMap<string, Places>,
    about: string,
    place: Place,
    { colour }: ColourOptions = {},
  ) {
    const columns = linked.samples.get("columns");
    const levels = columns.map((column) => ("levels" in column ? column.levels.length : 0));
    const model = new Model<EmbeddingState>("Embedding", {
      samples: linked.samples,
      selection: linked.selection,
      methods,
      titles: methods.map(titleOf),
      places: Object.fromEntries([...first].map(([method, { values }]) => [method, values])),
      notes: Object.fromEntries([...first].map(([method, { warnings }]) => [method, warnings.join(" ")])),
      shown: methods[0]!,
      about,
      colour: colourOf(columns, colour),
      ranges: rangesOf(columns),
      ramp: colourMapState("viridis"),
      palette: Array.from({ length: Math.max(0, ...levels) }, (_, i) => classColour(i)),
    });
    super(model, linked);
    this.#place = place;
    model.on("change:shown", () => this.show(model.get("shown")));
  }

  get svg(): string {
    const shown = this.model.get("shown");
    const { names, columns, colours } = {
      names: this.linked.samples.get("names"),
      columns: this.linked.samples.get("columns"),
      colours: this.linked.samples.get("colours"),
    };
    const column = columns.find(({ name }) => name === this.model.get("colour"));
    return embeddingStill({
      places:
        (this.model.get("places")[shown] as Float32Array | undefined) ?? new Float32Array(2 * names.length).fill(NaN),
      column,
      colours,
      marked: this.linked.selection.get("samples"),
      title: titleOf(shown),
      about: this.model.get("about"),
      description: this.text,
    });
  }

  get text(): string {
    const colour = this.model.get("colour");
    const title = titleOf(this.model.get("shown"));
    const what = counted(this.linked.samples.get("names").length, "point");
    return `${what}${title ? ` by ${title}` : ""}${colour ? `, coloured by ${colour}` : ""}`;
  }

  /** Shows another method; what it needs is computed first, once. A failure is told in the view. */
  async show(method: string): Promise<void> {
    const methods = this.model.get("methods");
    if (!methods.includes(method)) throw unknownName("embedding", method, methods);
    if (!this.model.get("places")[method]) {
      const note = (text: string) => ({ notes: { ...this.model.get("notes"), [method]: text } });
      try {
        const { values, warnings } = await this.#place(method);
        this.model.set({ places: { ...this.model.get("places"), [method]: values }, ...note(warnings.join(" ")) });
      } catch (error) {
        if (!isOmixelError(error)) throw error;
        this.model.set(note(error.toString()));
      }
    }
    if (this.model.get("shown") !== method) this.model.set({ shown: method });
  }
}

/**
 * The samples of a study in the plane. Where a sample lacks a whole assay, the means of its features stand in.
 *
 * @throws UnknownName; MissingValues where the prepared table has missing values; Aborted
 */
export async function studyEmbedding(
  result: RunResult,
  { by = usual, seed = result.environment.seed, colour }: EmbeddingOptions = {},
): Promise<EmbeddingView> {
  const methods = typeof by === "string" ? [by] : by;
  if (methods.length === 0)
    throw new OmixelError("InvalidOption", "embedding: by is an empty list.", `Name some of: ${usual.join(", ")}.`);
  const { assays } = result.data;
  const holes = assays !== undefined && assays.complete < assays.samples;
  const table = holes ? filledTable(result.expression) : result.expression;
  const place = (method: string) => placeSamples(table, method as EmbeddingMethod, seed);
  const first = new Map<string, Places>();
  for (const method of by === usual ? methods.slice(0, 1) : methods) first.set(method, await place(method));
  const { rows, columns } = table;
  const about =
    `All ${counted(rows, "sample")} by the ${counted(columns, "feature")} of the prepared table, fitted on all of them: ` +
    `for the eye, no network was trained or judged with it.${holes ? " Where a sample lacks an assay, means stand in." : ""}`;
  return new EmbeddingView(linkedOf(result), methods, first, about, place, colour === undefined ? {} : { colour });
}

/**
 * Points of your own as a view: lasso and box marks, colours by any column.
 *
 * @param points x and y of each point, one after another, or a matrix whose first two columns they are; a point with NaN
 *   is not drawn
 * @throws UnsuitableData for an odd number of coordinates, a matrix of one column, or another number of samples; UnknownName
 * @example
 * embedding(new Float32Array([0, 0, 1, 0.5]), { samples: ["a", "b"], columns: { dose: [0.1, 3] } });
 */
export function embedding(points: Float32Array | Dense, options: PointSamples & ColourOptions = {}): EmbeddingView {
  const values = planeOf(points);
  const linked = linkedPoints(values.length / 2, options);
  const first = new Map([["points", { values, warnings: [] }]]);
  const none = () => Promise.reject(unknownName("embedding", "points", []));
  return new EmbeddingView(linked, ["points"], first, "", none, options);
}

function planeOf(points: Float32Array | Dense): Float32Array {
  const { columns, values } = points instanceof Float32Array ? { columns: 2, values: points } : points;
  if (columns < 2 || values.length % columns !== 0)
    throw new OmixelError(
      "UnsuitableData",
      columns < 2 ? `The points have ${counted(columns, "column")}.` : `${values.length} coordinates are no pairs.`,
      "Give x and y of each point, one after another, or a matrix of at least two columns.",
    );
  if (columns === 2) return values;
  const at = (i: number) => values[(i >> 1) * columns + (i & 1)]!;
  return Float32Array.from({ length: (2 * values.length) / columns }, (_, i) => at(i));
}

function colourOf(columns: readonly ColumnState[], wanted: string | undefined): string {
  const names = columns.map(({ name }) => name);
  if (wanted === undefined) return names.includes("truth") ? "truth" : (names[0] ?? "");
  if (wanted !== "" && !names.includes(wanted)) throw unknownName("column", wanted, names);
  return wanted;
}

function titleOf(method: string): string {
  return titles[method] ?? method;
}
