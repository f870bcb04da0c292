import type { Layout } from "../data/layout.js";
import { layoutFigures } from "../encoders/layout/layout-figures.js";
import { count, counted } from "./numbers.js";

/** Channels told one by one. */
const mostChannels = 6;

/** A line a channel: how many pixels hold features, how many features share theirs, how many are left out. */
export function layoutWords(layout: Layout): string[] {
  const figures = layoutFigures(layout);
  const lines = figures
    .slice(0, mostChannels)
    .map(
      ({ channel, capacity, occupied, features, absent, colliding, most }) =>
        `${channel}: ${count(occupied)} of ${counted(capacity, "pixel")} hold ${counted(features, "feature")}` +
        `${absent > 0 ? ` (${count(absent)} are not on this channel)` : ""}; ` +
        `${count(colliding)} have no pixel of their own, at most ${count(most)} lie on one`,
    );
  const left = figures.length - lines.length;
  return left > 0 ? [...lines, `… and ${counted(left, "further channel")}`] : lines;
}
