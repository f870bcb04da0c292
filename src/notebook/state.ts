/**
 * What a widget's two halves agree on: the state that the kernel sends and the view in the browser draws. Types only, so
 * that the browser's code takes nothing else from the library.
 */

import type { Cell, TablePage, TableQuery } from "./shared/table-query.js";

/** Numbers in one buffer: a typed array in the kernel, a DataView in the browser. */
export type Binary = ArrayBufferView;

declare const referred: unique symbol;

/** Another model, by reference: many widgets share it. */
export interface Ref<State> {
  readonly [referred]: State;
}

/** Column of the sample table: categories as codes into `levels` (-1 = missing), or numbers (NaN = missing). */
export type ColumnState =
  | { readonly name: string; readonly levels: readonly string[]; readonly codes: Binary /* Int32 */ }
  | { readonly name: string; readonly numbers: Binary /* Float32 */ };

/** The samples of a result, in its order. */
export interface SamplesState {
  readonly names: readonly string[];
  /** With a result: "truth", "predicted", "fold", "confidence" first. */
  readonly columns: readonly ColumnState[];
  /** Colour "#RRGGBB" of each class, by its name. */
  readonly colours: Readonly<Record<string, string>>;
}

/** What is marked, everywhere at once. */
export interface SelectionState {
  /** Rows of the samples. */
  readonly samples: readonly number[];
  /** Indices of the layout's features. */
  readonly features: readonly number[];
}

/** All encoded images in one buffer. */
export interface ImagesState {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** Names of the channels. */
  readonly channels: readonly string[];
  /**
   * Bytes, NHWC: 0 stands for `low` and 255 for `high` of the pixel's channel. In the browser undefined until they have
   * come, and null in a notebook that was saved without them.
   */
  readonly pixels: Binary;
  /** Per channel, the value of byte 0 and of byte 255. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Pixels that were no number; they are drawn as `low`. */
  readonly missing: number;
}

/** Which feature sits where: `data/layout.ts`, its arrays as buffers. */
export interface LayoutState {
  readonly height: number;
  readonly width: number;
  readonly channels: readonly string[];
  readonly features: readonly string[];
  readonly x: Binary /* Uint16 */;
  readonly y: Binary /* Uint16 */;
  readonly start: Binary /* Uint32 */;
  readonly feature: Binary /* Uint32 */;
  readonly weight: Binary /* Float32 */;
}

/** Every view's state: the shared models that it draws from. */
export interface LinkedState {
  readonly samples: Ref<SamplesState>;
  readonly selection: Ref<SelectionState>;
}

export interface ConfusionState extends LinkedState {
  readonly classes: readonly string[];
  /** Row of the samples → class index, fold. */
  readonly truth: Binary /* Int32 */;
  readonly predicted: Binary /* Int32 */;
  readonly fold: Binary /* Int32 */;
  /** Numbers of the folds that were tested, counted from 0. */
  readonly folds: readonly number[];
  /** The fold that is shown; -1 = all. */
  readonly shown: number;
  /** Counts, or shares of the true class. */
  readonly unit: "counts" | "shares";
}

/** A table of colours from the least to the most: 256 × 3 bytes, red, green, blue. */
export interface ColourMapState {
  readonly name: string;
  readonly colours: Binary;
}

export interface GalleryState extends LinkedState {
  readonly images: Ref<ImagesState>;
  /** Columns of numbers cut into ranges, so that samples can stand in groups by them. */
  readonly ranges: readonly ColumnState[];
  /** The column that groups the samples; "" = all together. */
  readonly by: string;
  /** Indices of the channels that are drawn, one to three. */
  readonly channels: readonly number[];
  readonly colourMaps: readonly ColourMapState[];
  /** The map of a single channel. */
  readonly colourMap: string;
  /** Bytes that are drawn darkest and brightest. */
  readonly contrast: readonly [darkest: number, brightest: number];
  /** Side of a picture in the list, in CSS pixels. */
  readonly size: number;
  readonly onlyMarked: boolean;
  /** The still picture, where the pixels are too many to be saved in a notebook; else "". */
  readonly still: string;
}

export interface LayoutExplorerState extends LinkedState {
  readonly layout: Ref<LayoutState>;
  /** What is known of each feature, in the layout's order. */
  readonly columns: readonly ColumnState[];
  /** The column that colours the pixels; "" = how many features lie on each. */
  readonly colour: string;
  readonly ramp: ColourMapState;
  /** Colours "#RRGGBB" of a column's levels, by their number. */
  readonly palette: readonly string[];
}

/** One part of a run that is trained by itself: a fold, the final model, or a fold of a control. */
export interface TrainingPart {
  readonly name: string;
  /** "#RRGGBB" of its curves. */
  readonly colour: string;
  /** Curves of controls are drawn when they are asked for. */
  readonly control: boolean;
  /** "stopped": trained short, by Stop; "interrupted": it was running when the run was broken off. */
  readonly status: "waiting" | "running" | "done" | "stopped" | "skipped" | "interrupted";
  /** What it does while it does not train; "" = nothing to say. */
  readonly step: string;
  /** Networks of its ensemble, and the one that is trained, counted from 0. */
  readonly members: number;
  readonly member: number;
  /** Of that network's training; 0 = not known yet. */
  readonly update: number;
  readonly updates: number;
  readonly epochs: number;
  /** Of the latest epoch; null = none yet. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** Latest accuracy on the held-out samples. */
  readonly heldOut: number | null;
  /** Since it began; null = it has not, or is not known. */
  readonly seconds: number | null;
}

/** Loss and accuracy of one batch; `part` counts into `parts`, `update` from 1. */
export type UpdatePoint = readonly [part: number, member: number, update: number, loss: number, accuracy: number];

/** Means over one epoch, counted from 1; null where the held-out samples were not looked at. */
export type EpochPoint = readonly [
  part: number,
  member: number,
  epoch: number,
  loss: number,
  accuracy: number,
  heldOutLoss: number | null,
  heldOutAccuracy: number | null,
];

export interface TrainingState {
  /** What is trained. */
  readonly title: string;
  readonly status: "running" | "stopping" | "stopped" | "done" | "interrupted" | "failed";
  /** The state in words. */
  readonly message: string;
  /** The person has asked to stop; set by the browser. */
  readonly stop: boolean;
  /** Share of the work that is done, 0 … 1. */
  readonly share: number;
  readonly seconds: number;
  /** Seconds that it will still take; null = nothing can be said. */
  readonly secondsLeft: number | null;
  /** MiB of all processes that train; null = not known. */
  readonly memory: number | null;
  readonly processes: number;
  readonly imagesPerSecond: number | null;
  readonly parts: readonly TrainingPart[];
  /** Both only ever grow, in the order in which they happened. */
  readonly updates: readonly UpdatePoint[];
  readonly epochs: readonly EpochPoint[];
  readonly warnings: readonly string[];
}

/** Gene sets, most significant first. */
export interface TermsState {
  readonly names: readonly string[];
  /** The class that found the set most clearly, and its adjusted p value. */
  readonly classes: readonly string[];
  readonly q: readonly number[];
  /** Features of set t are entries start[t] … start[t + 1] - 1 of `genes`. */
  readonly start: Binary /* Uint32 */;
  readonly genes: Binary /* Uint32 */;
}

/** Values of single samples; where they are too many to travel, the view asks for rows by `{ row }`. */
export interface SampleRowsState {
  /** Samples × features. */
  readonly scores: Binary /* Float32 */;
  readonly expression: Binary /* Float32 */;
  /** Samples × height × width × channels. */
  readonly pixels: Binary /* Uint8 */;
}

/** What every saliency view of a result draws from. */
export interface SaliencyDataState {
  readonly classes: readonly string[];
  /** Row of the samples → class index. */
  readonly truth: Binary /* Int32 */;
  readonly predicted: Binary /* Int32 */;
  /** Name of the method that explained. */
  readonly method: string;
  /** Mean score of each feature in each class, classes × features; NaN for a class that was never predicted. */
  readonly scores: Binary /* Float32 */;
  /** The channel in which a feature is drawn where each stands once. */
  readonly home: Binary /* Uint8 */;
  /** Mean image of each class, classes × height × width × (layout's channels, or one grey). */
  readonly ground: Binary /* Uint8 */;
  /** Classes × features; NaN = missing. `unit` and `note` say what the differences are. */
  readonly expression: Binary /* Float32 */;
  readonly difference: Binary /* Float32 */;
  readonly unit: string;
  readonly note: string;
  readonly terms: TermsState;
  /** Null where the kernel is asked for them; "none" where the result has no scores of single samples. */
  readonly rows: SampleRowsState | "none" | null;
}

export interface SaliencyState extends LinkedState {
  readonly layout: Ref<LayoutState>;
  readonly data: Ref<SaliencyDataState>;
  /** What is shown. */
  readonly tab: "picture" | "compare" | "classes" | "density";
  readonly class: number;
  /** Row of the samples that is shown instead of a class; -1 = none. */
  readonly sample: number;
  /** Scores that speak for the class, those against it, or both by their size. */
  readonly evidence: "for" | "against" | "both";
  readonly channel: number;
  readonly opacity: number;
  readonly threshold: number;
  /** Standard deviation in pixels of a Gaussian; 0 = none. */
  readonly smoothing: number;
  /** Length of the list of genes. */
  readonly top: number;
  /** Classes side by side. */
  readonly compared: readonly number[];
}

export interface EmbeddingState extends LinkedState {
  /** How the samples can be placed: names, and how people write them. */
  readonly methods: readonly string[];
  readonly titles: readonly string[];
  /** By method, Float32: x and y of each sample, one after another, NaN where it has none. The kernel adds what is shown. */
  readonly places: Readonly<Record<string, Binary>>;
  /** By method: what it had to say, or why it has no places. */
  readonly notes: Readonly<Record<string, string>>;
  /** The method that is shown. */
  readonly shown: string;
  /** What was placed, and what that means; "" for points of the user's own. */
  readonly about: string;
  /** The column that colours the points; "" = none. */
  readonly colour: string;
  /** Columns of numbers cut into ranges, so that a legend can mark them. */
  readonly ranges: readonly ColumnState[];
  readonly ramp: ColourMapState;
  /** Colours "#RRGGBB" of a column's levels that are no class, by their number. */
  readonly palette: readonly string[];
}

export interface DataTableState {
  readonly selection: Ref<SelectionState>;
  /** What a row marks, by its keys: samples (or the rows of a table of its own), or features. */
  readonly marks: "samples" | "features";
  readonly title: string;
  readonly rowCount: number;
  /** Names of the columns; Uint8, 1 = a column of numbers. */
  readonly names: readonly string[];
  readonly numeric: Binary;
  /** What is shown. */
  readonly query: TableQuery;
  /** All rows and what each marks; null where the kernel answers each query with a page. */
  readonly whole: {
    readonly cells: readonly (readonly Cell[])[];
    readonly keys: readonly (readonly number[])[];
  } | null;
  readonly page: TablePage;
}
