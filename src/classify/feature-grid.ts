import type { Layout } from "../data/layout.js";
import { buildLayout } from "../encoders/layout/layout-table.js";

/** Features row by row on a square, one a pixel: what is shown of a classifier that looks at no picture. */
export function featureGrid(features: readonly string[]): Layout {
  const side = Math.ceil(Math.sqrt(features.length));
  return buildLayout({
    height: Math.ceil(features.length / side),
    width: side,
    channels: ["features"],
    features,
    x: Uint16Array.from(features, (_, f) => f % side),
    y: Uint16Array.from(features, (_, f) => Math.floor(f / side)),
    radius: 0,
  });
}
