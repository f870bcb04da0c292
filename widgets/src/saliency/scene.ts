import type { SaliencyState } from "../../../src/notebook/state.js";
import type { Model } from "../model.js";
import type { GeneData, Subject } from "./gene-data.js";
import { type Evidence, evidenceOf, geneMap, smoothed } from "./maps.js";
import type { PixelPicture, Place } from "./pixel-picture.js";

/** What is shown now: the person's choices, read from the state once a drawing. */
export interface Scene {
  readonly data: GeneData;
  readonly evidence: Evidence;
  readonly channel: number;
  readonly opacity: number;
  readonly threshold: number;
  readonly smoothing: number;
  readonly compared: readonly number[];
  readonly dark: boolean;
  /** The class or sample of the picture; undefined while it has not come. */
  readonly subject: Subject | undefined;
}

/** One of the tabs. */
export interface Figure {
  readonly el: HTMLElement;
  /** What stands in it now; outlines and the cursor are the same in all. */
  readonly pictures: readonly PixelPicture[];
  /** Returns what a reader should know of it, in a sentence. */
  draw(scene: Scene): string;
  /** What the panel says of a pixel here. */
  about(place: Place, scene: Scene): { readonly subjects: readonly Subject[]; readonly remark?: string };
}

/** What the maps of a figure tell the view. */
export interface Listeners {
  readonly onMove: (place: Place) => void;
  readonly onPick: (place: Place) => void;
  readonly onEscape: () => void;
}

export function sceneOf(model: Model<SaliencyState>, data: GeneData, dark: boolean, subject?: Subject): Scene {
  return {
    data,
    evidence: model.get("evidence"),
    channel: model.get("channel"),
    opacity: model.get("opacity"),
    threshold: model.get("threshold"),
    smoothing: model.get("smoothing"),
    compared: model.get("compared"),
    dark,
    subject,
  };
}

/** The map of a class or sample as the scene wants it. */
export function mapOf({ scores }: Subject, { data, evidence, channel, smoothing }: Scene): Float32Array {
  const { height, width } = data.layout;
  return smoothed(geneMap(evidenceOf(scores, evidence), data.layout, channel, data.home), height, width, smoothing);
}

/** Where a map is largest. */
export function brightestOf(map: ArrayLike<number>, width: number): Place {
  let best = 0;
  for (let p = 1; p < map.length; p++) if (map[p]! > map[best]!) best = p;
  return { x: best % width, y: Math.floor(best / width) };
}
