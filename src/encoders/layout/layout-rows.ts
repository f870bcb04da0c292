import { ABSENT, type Layout } from "../../data/layout.js";

/** Columns of `layout.tsv`, which `fromFile` reads. */
export const layoutHeader = ["feature", "channel", "x", "y"] as const;

/** A line for each channel that a feature is on: where its centre sits. */
export function layoutRows({ features, channels, x, y }: Layout): (string | number)[][] {
  return channels.flatMap((channel, c) =>
    features.flatMap((feature, f) => {
      const at = c * features.length + f;
      return x[at] === ABSENT ? [] : [[feature, channel, x[at]!, y[at]!]];
    }),
  );
}
