import { splineMargin } from "./mesh-spline.js";
import type { NearField } from "./near-field.js";

/** Where the points are. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  /** The larger of width and height. */
  readonly span: number;
}

export interface MeshChoice {
  /** Nodes a side. */
  readonly side: number;
  readonly spacing: number;
}

/** At this spacing the mesh resolves the whole kernel to 1 % and needs no near pairs. */
const fineSpacing = 0.3;
/** Points closer together than this are one point to the mesh. */
const leastSpacing = 1e-6;
/** Near pairs reach as many cells: at 2.5 their error falls below that of the fine mesh (tests). */
const nearCells = 2.5;
/** Spacings are steps of this ratio, so that a mesh and its transformed kernel serve for many iterations. */
const spacingRatio = 2 ** (1 / 8);
const sides = [24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

/** Nanoseconds, measured; only their ratio matters. */
const cost = {
  convolution: (side: number) => 15 * side * side * Math.log2(side),
  pair: 4,
};

export function boxOf(places: Float64Array): Box {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < places.length; i += 2) {
    const x = places[i]!;
    const y = places[i + 1]!;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  const [width, height] = [right - left, top - bottom];
  return { left, bottom, width, height, span: Math.max(width, height) };
}

/** Whether the points lie inside the mesh with the nodes that the spline needs. */
export function fits({ span }: Box, { side, spacing }: MeshChoice): boolean {
  return span <= (side - 1 - 2 * splineMargin) * spacing;
}

/** Distance up to which pairs are computed directly; 0 on a fine mesh. */
export function nearRadius({ spacing }: MeshChoice): number {
  return spacing <= fineSpacing ? 0 : nearCells * spacing;
}

/**
 * The mesh of least work: a finer one has more nodes to transform, a coarser one more near pairs.
 *
 * @param near counts the pairs
 */
export function chooseMesh(places: Float64Array, box: Box, near: Pick<NearField, "sort">): MeshChoice {
  let best: MeshChoice | undefined;
  let least = Infinity;
  for (const side of sides) {
    const nodes = cost.convolution(side);
    if (nodes >= least) break;
    const choice = { side, spacing: spacingFor(box, side) };
    const radius = nearRadius(choice);
    const pairs = radius > 0 ? near.sort(places, box, radius) : 0;
    const work = nodes + cost.pair * pairs;
    if (work < least) [best, least] = [choice, work];
    if (pairs === 0) break;
  }
  return best!;
}

/** The finest step of spacing at which the points fit with 5 % to spare for their growth. */
function spacingFor({ span }: Box, side: number): number {
  const needed = Math.max(leastSpacing, (1.05 * span) / (side - 1 - 2 * splineMargin));
  return fineSpacing * spacingRatio ** Math.ceil(Math.log(needed / fineSpacing) / Math.log(spacingRatio));
}
