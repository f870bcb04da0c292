import type { LayoutState } from "../../src/notebook/state.js";
import { floats, indices, shorts } from "./binary.js";
import type { Model } from "./model.js";

/** Column and row of a feature in a channel on which it is not drawn, as in the library's layouts. */
export const ABSENT = 0xffff;

/** Which feature sits where, as numbers; the fields are those of the library's layout. */
export interface Layout {
  readonly height: number;
  readonly width: number;
  readonly channels: readonly string[];
  readonly features: readonly string[];
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  readonly start: Uint32Array;
  readonly feature: Uint32Array;
  readonly weight: Float32Array;
}

export function readLayout(model: Model<LayoutState>): Layout {
  return {
    height: model.get("height"),
    width: model.get("width"),
    channels: model.get("channels"),
    features: model.get("features"),
    x: shorts(model.get("x")),
    y: shorts(model.get("y")),
    start: indices(model.get("start")),
    feature: indices(model.get("feature")),
    weight: floats(model.get("weight")),
  };
}
