import type { Linalg, RealMatrix } from "../engine/linalg.js";
import type { Random } from "../random.js";
import { blockWidth, KrylovSpace, type Look } from "./krylov-space.js";
import { type Axes, axesOfScatter, oriented } from "./principal-axes.js";

/** Up to this size all eigenvectors cost no more than the few that are wanted. */
const wholeUpTo = 500;
/** A space that has to hold a larger share of all dimensions costs more than all eigenvectors. */
const largestSpace = 2 / 3;
/** It is looked at first when it has so many dimensions for each axis wanted; between two looks it grows by a share at most. */
const [firstLook, growth] = [5.5, 0.25];
/** An axis is found when its residual is below this share of its eigenvalue. */
const foundAt = 1e-8;

/**
 * The first axes alone, where all would be many. They agree with those of `axesOfScatter` to about 1e-8 over the relative
 * gap between neighbouring eigenvalues.
 *
 * @param scatter as for `axesOfScatter`, float64
 */
export function leadingAxesOfScatter(scatter: RealMatrix, count: number, random: Random, linalg: Linalg): Axes {
  const size = scatter.rows;
  const limit = Math.floor(largestSpace * size) - blockWidth;
  if (size <= wholeUpTo || firstLook * count > limit) return axesOfScatter(scatter, count, linalg);
  const space = new KrylovSpace(scatter, limit, random, linalg);
  try {
    const found = grown(space, size, count, limit);
    if (found && !crowded(found.squares)) return { axes: oriented(found.axes()), squares: found.squares };
  } finally {
    space.release();
  }
  return axesOfScatter(scatter, count, linalg);
}

/** Lets the space grow until the axes are found in it; undefined where it would grow too large. */
function grown(space: KrylovSpace, size: number, count: number, limit: number): Look | undefined {
  let next = firstLook * count;
  let before: { readonly dimensions: number; readonly excess: number } | undefined;
  while (next <= limit) {
    while (space.dimensions < next) space.grow();
    const { dimensions } = space;
    const least = size * Number.EPSILON * space.scale; // rounding leaves no less
    const excessOf = (residual: number, square: number) => residual / Math.max(foundAt * square, least);
    // The last axis is found last, but for the chance that the closer look is for.
    const { residual, square } = space.glance(count);
    let excess = excessOf(residual, square);
    if (!(excess > 1)) {
      const found = space.look(count);
      excess = found.residuals.reduce((most, own, k) => Math.max(most, excessOf(own, found.squares[k]!)), 0);
      if (!(excess > 1)) return found;
    }
    // Residuals shrink by about the same factor with each block.
    const pace = before ? Math.log(before.excess / excess) / (dimensions - before.dimensions) : 0;
    const expected = pace > 0 ? Math.log(excess) / pace : Infinity;
    next = dimensions + Math.max(blockWidth, Math.min(expected, growth * dimensions));
    before = { dimensions, excess };
  }
  return undefined;
}

/** Of equal eigenvalues a space holds no more than one for each vector of a block: here there may be more. */
function crowded(squares: Float64Array): boolean {
  return squares.some((square, k) => {
    const other = squares[k + blockWidth - 1];
    return other !== undefined && other > 0 && square - other <= foundAt * square;
  });
}
