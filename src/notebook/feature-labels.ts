import type { Dense } from "../data/dense.js";
import { ABSENT, type Layout } from "../data/layout.js";
import { columnMoments } from "../math/column-moments.js";
import { html, type Html } from "../report/html.js";
import { textWidth } from "../report/text-width.js";
import { cut } from "./shared/cut.js";

const fontSize = 9;
const dot = 1.5;
const longestName = 14;

/** Where a channel is drawn, in pixels of the picture. */
interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Features of a channel from the one worth naming most: by the pixels they cover, then by how much their values vary, then
 * as the layout has them. Those that are not on the channel are left out.
 *
 * @param drawn their values, one column each; without them, equally large features stay in the layout's order
 */
export function largestFeatures(layout: Layout, channel: number, drawn?: Dense): number[] {
  const { height, width, features, start, feature, x } = layout;
  const covered = new Uint32Array(features.length);
  const [from, to] = [start[channel * height * width]!, start[(channel + 1) * height * width]!];
  for (let k = from; k < to; k++) covered[feature[k]!]!++;
  // A feature that is not known of every sample has no spread.
  const spread = drawn ? columnMoments(drawn).variance.map((own) => own || 0) : new Float64Array(features.length);
  return Array.from(features.keys())
    .filter((f) => x[channel * features.length + f] !== ABSENT)
    .sort((a, b) => covered[b]! - covered[a]! || spread[b]! - spread[a]! || a - b);
}

/**
 * Names at their features' centres, as many of the first as there is room for: names do not overlap.
 *
 * @param most names drawn
 */
export function featureLabels(
  layout: Layout,
  channel: number,
  order: readonly number[],
  panel: Panel,
  most: number,
): Html[] {
  const { height, width, features, x, y } = layout;
  const taken: { left: number; right: number; y: number }[] = [];
  const labels: Html[] = [];
  for (const f of order) {
    if (labels.length === most) break;
    const at = channel * features.length + f;
    const centreX = panel.left + ((x[at]! + 0.5) / width) * panel.width;
    const centreY = panel.top + ((y[at]! + 0.5) / height) * panel.height;
    const name = cut(features[f]!, longestName);
    const wide = fontSize * textWidth(name);
    const before = centreX + wide + 6 > panel.left + panel.width;
    const left = before ? centreX - wide - 4 : centreX + 4;
    const box = { left: Math.min(left, centreX - dot), right: Math.max(left + wide, centreX + dot), y: centreY };
    const collides = (other: typeof box) =>
      Math.abs(other.y - box.y) < fontSize + 2 && other.left < box.right + 2 && box.left < other.right + 2;
    if (left < panel.left || taken.some(collides)) continue;
    taken.push(box);
    labels.push(
      html`<circle cx="${round(centreX)}" cy="${round(centreY)}" r="${dot}" fill="#fff" stroke="#1f2328" /><text
          x="${round(left)}"
          y="${round(Math.min(panel.top + panel.height - 2, Math.max(panel.top + fontSize, centreY + 3)))}"
          font-size="${fontSize}"
          stroke="#fff"
          stroke-width="2.5"
          paint-order="stroke"
          >${name}</text
        >`,
    );
  }
  return labels;
}

const round = (value: number) => Math.round(10 * value) / 10;
