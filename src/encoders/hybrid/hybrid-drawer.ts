import type { Drawing } from "../../data/images.js";
import type { Layout } from "../../data/layout.js";
import { type Drawer, drawer } from "../drawing/draw.js";
import type { AnyEncoder } from "../encoder.js";

/** What draws a hybrid; plain data. */
export interface HybridDrawing {
  readonly join: "channels" | "blend";
  readonly parts: readonly {
    readonly encoder: string;
    readonly layout: Layout;
    /** The hybrid's column of each feature of the part. */
    readonly columns: Uint32Array;
    /** Absent where the part's pixels are weighted sums. */
    readonly drawing?: Drawing;
  }[];
}

/** Draws each part by itself, then puts their channels one after another, or takes their mean. */
export function hybridDrawer(
  { join, parts }: HybridDrawing,
  { height, width, channels }: Layout,
  named: (encoder: string) => AnyEncoder,
): Drawer {
  const each = parts.map(({ encoder, layout, columns, drawing }) => ({
    columns,
    depth: layout.channels.length,
    row: new Float32Array(columns.length),
    image: new Float32Array(height * width * layout.channels.length),
    draw: drawing ? named(encoder).drawer!(drawing.state, layout) : drawer(layout),
  }));
  return (row, image) => {
    let first = 0;
    for (const part of each) {
      part.columns.forEach((column, f) => (part.row[f] = row[column]!));
      part.image.fill(0);
      part.draw(part.row, part.image);
      for (let pixel = 0; pixel < height * width; pixel++)
        for (let c = 0; c < part.depth; c++) {
          const value = part.image[pixel * part.depth + c]!;
          if (join === "channels") image[pixel * channels.length + first + c] = value;
          else image[pixel * channels.length + c]! += value / parts.length;
        }
      first += part.depth;
    }
  };
}
