import { equalPieces } from "../../math/piecewise-mean.js";
import type { ImageSize } from "../encoder.js";
import { pairCover } from "../signal/pair-cover.js";
import type { Layer } from "./layer.js";

/** "absolute": how far two values are apart; "signed": the value of the row less that of the column. */
export type Difference = "absolute" | "signed";

/** Differences of each two features; features share rows and columns equally. */
export function distances(features: number, { height, width }: ImageSize, difference: Difference): Layer {
  const [rows, columns] = [equalPieces(features, height), equalPieces(features, width)];
  return {
    cover: (step) => pairCover(step, rows, columns),
    draw(values, image, channel, channels) {
      let at = channel;
      for (const row of rows.from)
        for (const column of columns.from) {
          const apart = values[row]! - values[column]!;
          if (!Number.isNaN(apart)) image[at] = difference === "absolute" ? Math.abs(apart) : apart;
          at += channels;
        }
    },
  };
}
