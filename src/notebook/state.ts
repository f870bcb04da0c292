/**
 * What a widget's two halves agree on: the state that the kernel sends and the view in the browser draws. Types only, so
 * that the browser's code takes nothing else from the library.
 */

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
  /** Bytes, NHWC: 0 stands for `low` and 255 for `high` of the pixel's channel. */
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
