import { requireOption } from "../registry.js";

/** A walk over all pixels of a square, in visiting order. */
export interface Walk {
  readonly x: Uint16Array;
  readonly y: Uint16Array;
}

/**
 * A Hilbert-like walk over a square grid of any side: every pixel once, each step to a neighbour, so that what is close
 * in the list is close in the picture. For powers of two it is Hilbert's curve (Hilbert 1891); other sides are halved
 * unevenly, to an even part where possible (generalised Hilbert curve, Červený 2019). Only odd sides need one diagonal step.
 *
 * @param side pixels a side, 1 … 65,535
 * @returns side² positions, from the corner (0, 0)
 * @throws InvalidOption unless the side is such an integer
 */
export function hilbertOrder(side: number): Walk {
  return hilbertWalk(side, side);
}

/** The same over a rectangle, beginning along its longer side. @param height, width 1 … 65,535 */
export function hilbertWalk(height: number, width: number): Walk {
  for (const side of [height, width])
    requireOption(
      Number.isInteger(side) && side >= 1 && side <= 65535,
      "hilbert",
      `The side is ${side} pixels.`,
      "Choose an integer from 1 to 65535.",
    );
  const walk = { x: new Uint16Array(height * width), y: new Uint16Array(height * width), length: 0 };
  const [across, down] = [
    { x: width, y: 0 },
    { x: 0, y: height },
  ];
  if (width >= height) visit(walk, { x: 0, y: 0 }, across, down);
  else visit(walk, { x: 0, y: 0 }, down, across);
  return { x: walk.x, y: walk.y };
}

interface Vector {
  readonly x: number;
  readonly y: number;
}

const plus = (a: Vector, b: Vector): Vector => ({ x: a.x + b.x, y: a.y + b.y });
const minus = (a: Vector, b: Vector): Vector => ({ x: a.x - b.x, y: a.y - b.y });
const negative = (a: Vector): Vector => ({ x: -a.x, y: -a.y });
const half = (a: Vector): Vector => ({ x: Math.trunc(a.x / 2), y: Math.trunc(a.y / 2) });
const sign = (a: Vector): Vector => ({ x: Math.sign(a.x), y: Math.sign(a.y) });
/** Length of a vector along an axis. */
const size = (a: Vector): number => Math.abs(a.x + a.y);

/** Walks the rectangle spanned by `along` and `across` from the pixel `from`, ending at the far end of `along`. */
function visit(walk: Walk & { length: number }, from: Vector, along: Vector, across: Vector): void {
  if (size(across) === 1) return straight(walk, from, sign(along), size(along));
  if (size(along) === 1) return straight(walk, from, sign(across), size(across));

  let middle = half(along);
  if (2 * size(along) > 3 * size(across)) {
    // A long rectangle: two halves, one after the other.
    if (size(middle) % 2 === 1 && size(along) > 2) middle = plus(middle, sign(along));
    visit(walk, from, middle, across);
    return visit(walk, plus(from, middle), minus(along, middle), across);
  }
  // Else up, along and down again, the three parts of Hilbert's figure.
  let side = half(across);
  if (size(side) % 2 === 1 && size(across) > 2) side = plus(side, sign(across));
  visit(walk, from, side, middle);
  visit(walk, plus(from, side), along, minus(across, side));
  const last = plus(plus(from, minus(along, sign(along))), minus(side, sign(across)));
  visit(walk, last, negative(side), negative(minus(along, middle)));
}

function straight(walk: Walk & { length: number }, from: Vector, step: Vector, count: number): void {
  for (let i = 0; i < count; i++) {
    walk.x[walk.length] = from.x + i * step.x;
    walk.y[walk.length++] = from.y + i * step.y;
  }
}
