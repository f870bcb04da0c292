import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import type { Layout } from "../../../widgets/src/read-layout.js";

/** A layout of some features at given centres, one channel after another. */
export function smallLayout(
  features: readonly string[],
  centres: readonly (readonly [x: number, y: number])[],
  { side = 8, radius = 0, channels = ["one"] }: { side?: number; radius?: number; channels?: readonly string[] } = {},
): Layout {
  const x = Uint16Array.from(centres, ([column]) => column);
  const y = Uint16Array.from(centres, ([, row]) => row);
  return buildLayout({ height: side, width: side, channels, features, x, y, radius });
}
