import type { Layout } from "../../data/layout.js";
import type { Drawer } from "../drawing/draw.js";
import { discOf, type FadingOptions } from "./fading-cover.js";

/** What is drawn beside the places of the features; plain data. */
export interface Fading extends FadingOptions {
  readonly overlap: "mean" | "maximum";
}

/**
 * Draws features that fade: first what lies on each characteristic pixel (sum and number of its features, or the largest), then what
 * reaches each pixel from there. The same as mean or maximum over all features, in a hundredth of the steps where many share
 * a pixel. Missing values are left out; a pixel of which nothing was measured is 0.
 */
export function fadingDrawer({ overlap, ...options }: Fading, layout: Layout): Drawer {
  const { height, width, features } = layout;
  const slotOf = new Map<number, number>(); // a number for each characteristic pixel
  const slots = Uint32Array.from(features, (_, f) => {
    const pixel = layout.y[f]! * width + layout.x[f]!;
    if (!slotOf.has(pixel)) slotOf.set(pixel, slotOf.size);
    return slotOf.get(pixel)!;
  });
  const sources = reaching(slotOf, { height, width }, options);
  const level = new Float64Array(slotOf.size);
  const measured = new Uint32Array(slotOf.size);
  return (row, image) => {
    level.fill(overlap === "mean" ? 0 : -Infinity);
    measured.fill(0);
    for (let f = 0; f < slots.length; f++) {
      const value = row[f]!;
      if (Number.isNaN(value)) continue;
      const slot = slots[f]!;
      measured[slot]!++;
      level[slot] = overlap === "mean" ? level[slot]! + value : Math.max(level[slot]!, value);
    }
    for (const { pixel, slot, intensity } of sources) {
      let [sum, count, most] = [0, 0, -Infinity];
      for (let k = 0; k < slot.length; k++) {
        if (measured[slot[k]!] === 0) continue;
        const faded = intensity[k]! * level[slot[k]!]!;
        sum += faded;
        count += measured[slot[k]!]!;
        if (faded > most) most = faded;
      }
      if (count > 0) image[pixel] = overlap === "mean" ? sum / count : most;
    }
  };
}

interface Source {
  readonly pixel: number;
  /** Characteristic pixels that reach this one, and how faded each arrives. */
  readonly slot: number[];
  readonly intensity: number[];
}

function reaching(
  slotOf: ReadonlyMap<number, number>,
  { height, width }: Pick<Layout, "height" | "width">,
  options: FadingOptions,
): Source[] {
  const disc = discOf(Math.min(height, width), options);
  const sources = new Map<number, Source>();
  for (const [own, slot] of slotOf)
    for (const { dx, dy, intensity } of disc) {
      const [x, y] = [(own % width) + dx, Math.floor(own / width) + dy];
      const pixel = y * width + x;
      const outside = x < 0 || y < 0 || x >= width || y >= height;
      if (outside || (pixel !== own && slotOf.has(pixel))) continue;
      if (!sources.has(pixel)) sources.set(pixel, { pixel, slot: [], intensity: [] });
      sources.get(pixel)!.slot.push(slot);
      sources.get(pixel)!.intensity.push(intensity);
    }
  return [...sources.values()];
}
