import type { Layout } from "../data/layout.js";
import type { LayoutState } from "./state.js";

/** A layout as the browser gets it. */
export function layoutState({ height, width, channels, features, x, y, start, feature, weight }: Layout): LayoutState {
  return { height, width, channels, features, x, y, start, feature, weight };
}
