/** A square mesh over the plane; node (0, 0) lies at (left, bottom). */
export interface Mesh {
  /** Nodes a side. */
  readonly side: number;
  readonly spacing: number;
  readonly left: number;
  readonly bottom: number;
}

/** Nodes that the cubic spline needs beyond the outermost point, on each side. */
export const splineMargin = 2;

/**
 * Spreads a charge of 1 for each point over the 4 × 4 nodes around it by the cubic B-spline.
 *
 * @param places n × 2, inside the mesh by `splineMargin` nodes
 * @param grid side × side, overwritten
 */
export function spreadCharges(places: Float64Array, { side, spacing, left, bottom }: Mesh, grid: Float64Array): void {
  grid.fill(0);
  const scale = 1 / spacing;
  for (let i = 0; i < places.length; i += 2) {
    const u = (places[i]! - left) * scale;
    const v = (places[i + 1]! - bottom) * scale;
    const [row, column] = [Math.floor(u), Math.floor(v)];
    const s = u - row;
    const t = v - column;
    const t0 = ((1 - t) * (1 - t) * (1 - t)) / 6;
    const t1 = 2 / 3 + t * t * (t / 2 - 1);
    const t3 = (t * t * t) / 6;
    const t2 = 1 - t0 - t1 - t3;
    const s0 = ((1 - s) * (1 - s) * (1 - s)) / 6;
    const s1 = 2 / 3 + s * s * (s / 2 - 1);
    const s3 = (s * s * s) / 6;
    const s2 = 1 - s0 - s1 - s3;
    const at0 = (row - 1) * side + column - 1;
    const at1 = at0 + side;
    const at2 = at1 + side;
    const at3 = at2 + side;
    grid[at0]! += s0 * t0;
    grid[at0 + 1]! += s0 * t1;
    grid[at0 + 2]! += s0 * t2;
    grid[at0 + 3]! += s0 * t3;
    grid[at1]! += s1 * t0;
    grid[at1 + 1]! += s1 * t1;
    grid[at1 + 2]! += s1 * t2;
    grid[at1 + 3]! += s1 * t3;
    grid[at2]! += s2 * t0;
    grid[at2 + 1]! += s2 * t1;
    grid[at2 + 2]! += s2 * t2;
    grid[at2 + 3]! += s2 * t3;
    grid[at3]! += s3 * t0;
    grid[at3 + 1]! += s3 * t1;
    grid[at3 + 2]! += s3 * t2;
    grid[at3 + 3]! += s3 * t3;
  }
}

/**
 * Reads a potential at the points by the same spline.
 *
 * @param places n × 2, inside the mesh
 * @param force n × 2, overwritten by -1/2 of the potential's gradient
 * @returns the sum of the potential over the points
 */
export function gatherForces(
  places: Float64Array,
  { side, spacing, left, bottom }: Mesh,
  potential: Float64Array,
  force: Float64Array,
): number {
  const scale = 1 / spacing;
  let total = 0;
  for (let i = 0; i < places.length; i += 2) {
    const u = (places[i]! - left) * scale;
    const v = (places[i + 1]! - bottom) * scale;
    const [row, column] = [Math.floor(u), Math.floor(v)];
    const s = u - row;
    const t = v - column;
    const t0 = ((1 - t) * (1 - t) * (1 - t)) / 6;
    const t1 = 2 / 3 + t * t * (t / 2 - 1);
    const t3 = (t * t * t) / 6;
    const t2 = 1 - t0 - t1 - t3;
    // Slopes of the four weights.
    const d0 = (-(1 - t) * (1 - t)) / 2;
    const d1 = t * (1.5 * t - 2);
    const d3 = (t * t) / 2;
    const d2 = -d0 - d1 - d3;
    const at0 = (row - 1) * side + column - 1;
    const at1 = at0 + side;
    const at2 = at1 + side;
    const at3 = at2 + side;
    const [p00, p01, p02, p03] = [potential[at0]!, potential[at0 + 1]!, potential[at0 + 2]!, potential[at0 + 3]!];
    const [p10, p11, p12, p13] = [potential[at1]!, potential[at1 + 1]!, potential[at1 + 2]!, potential[at1 + 3]!];
    const [p20, p21, p22, p23] = [potential[at2]!, potential[at2 + 1]!, potential[at2 + 2]!, potential[at2 + 3]!];
    const [p30, p31, p32, p33] = [potential[at3]!, potential[at3 + 1]!, potential[at3 + 2]!, potential[at3 + 3]!];
    const r0 = p00 * t0 + p01 * t1 + p02 * t2 + p03 * t3;
    const r1 = p10 * t0 + p11 * t1 + p12 * t2 + p13 * t3;
    const r2 = p20 * t0 + p21 * t1 + p22 * t2 + p23 * t3;
    const r3 = p30 * t0 + p31 * t1 + p32 * t2 + p33 * t3;
    const s0 = ((1 - s) * (1 - s) * (1 - s)) / 6;
    const s1 = 2 / 3 + s * s * (s / 2 - 1);
    const s3 = (s * s * s) / 6;
    const s2 = 1 - s0 - s1 - s3;
    const e0 = (-(1 - s) * (1 - s)) / 2;
    const e1 = s * (1.5 * s - 2);
    const e3 = (s * s) / 2;
    const e2 = -e0 - e1 - e3;
    total += s0 * r0 + s1 * r1 + s2 * r2 + s3 * r3;
    force[i] = -0.5 * scale * (e0 * r0 + e1 * r1 + e2 * r2 + e3 * r3);
    force[i + 1] =
      -0.5 *
      scale *
      (s0 * (p00 * d0 + p01 * d1 + p02 * d2 + p03 * d3) +
        s1 * (p10 * d0 + p11 * d1 + p12 * d2 + p13 * d3) +
        s2 * (p20 * d0 + p21 * d1 + p22 * d2 + p23 * d3) +
        s3 * (p30 * d0 + p31 * d1 + p32 * d2 + p33 * d3));
  }
  return total;
}

/**
 * What spreading and gathering do to a wave of k periods over `size` nodes, undone: with it the spline passes through
 * the values at the nodes (Unser 1999).
 */
export function splineResponse(k: number, size: number): number {
  const passed = (4 + 2 * Math.cos((2 * Math.PI * k) / size)) / 6;
  return 1 / (passed * passed);
}
