import { type Convolution, convolution } from "../math/convolution.js";
import { type Box, boxOf, chooseMesh, fits, type MeshChoice, nearRadius } from "./mesh-choice.js";
import { gatherForces, type Mesh, spreadCharges, splineResponse } from "./mesh-spline.js";
import { farKernel, nearField } from "./near-field.js";
import type { Repel } from "./tsne-descent.js";

/** The mesh is chosen anew after as many calls, or when the points have outgrown it. */
const callsAMesh = 32;

/**
 * The push between all points of t-SNE in O(n log n): particles, mesh and near pairs (Hockney & Eastwood 1988) on the
 * idea of FIt-SNE (Linderman et al. 2019) that the sum over all points is a convolution.
 *
 * The push is -1/2 of the gradient of one potential, the sum of 1 / (1 + r²), so one convolution on a mesh gives both
 * its components and the normalisation Z. While the picture is small its mesh is fine enough for the whole kernel;
 * later the mesh carries the smooth far part and pairs within a few cells are computed directly. Forces are within 2 %
 * of the exact ones (root mean square; tests), as those of a Barnes–Hut tree with angle 0.5.
 *
 * @param count number of points
 * @returns a function that remembers its mesh between calls; results depend on the order of calls only
 */
export function meshRepulsion(count: number): Repel {
  const near = nearField(count);
  let choice: MeshChoice | undefined;
  let age = 0;
  let field: { convolution: Convolution; grid: Float64Array } | undefined;

  return (places, force) => {
    const box = boxOf(places);
    if (!choice || age >= callsAMesh || !fits(box, choice)) {
      const next = chooseMesh(places, box, near);
      if (!field || choice?.side !== next.side || choice.spacing !== next.spacing) field = undefined;
      [choice, age] = [next, 0];
    }
    age++;
    field ??= { convolution: farField(choice), grid: new Float64Array(choice.side ** 2) };
    const mesh = centred(choice, box);
    spreadCharges(places, mesh, field.grid);
    field.convolution.apply(field.grid);
    const radius = nearRadius(choice);
    // A point does not push itself.
    const total = gatherForces(places, mesh, field.grid, force) - count * farKernel(0, radius);
    if (radius === 0) return total;
    near.sort(places, box, radius);
    return total + near.push(places, force);
  };
}

function farField(choice: MeshChoice): Convolution {
  const { side, spacing } = choice;
  const radius = nearRadius(choice);
  const kernel = (dx: number, dy: number) => farKernel((dx * dx + dy * dy) * spacing * spacing, radius);
  return convolution(side, kernel, splineResponse);
}

/** The mesh laid around the middle of the points. */
function centred({ side, spacing }: MeshChoice, { left, bottom, width, height }: Box): Mesh {
  const reach = ((side - 1) * spacing) / 2;
  return { side, spacing, left: left + width / 2 - reach, bottom: bottom + height / 2 - reach };
}
