import type { Linkage } from "../../math/linkage.js";

/** Where a tree is drawn, in pixels. */
export interface TreeBox {
  /** Pixels from one leaf to the next. */
  readonly step: number;
  /** Pixels from the leaves to the root. */
  readonly depth: number;
  /** "up": leaves below, side by side; "left": leaves on the right, one below the other. */
  readonly root: "up" | "left";
}

/** Width of the narrowest cluster whose parts are drawn, in pixels. */
const narrowest = 2;

/**
 * A tree of clusters as one SVG path, (0, 0) at the root's corner of its box. Clusters narrower than two pixels are
 * drawn as one line.
 *
 * @param tree merges, lowest first
 * @param order leaves from the first to the last place
 */
export function dendrogramPath(
  { left, right, height }: Linkage,
  order: Uint32Array,
  { step, depth, root }: TreeBox,
): string {
  const count = order.length;
  const highest = height.at(-1) || 1; // equal points merge at height 0 and are drawn at the leaves
  const across = new Float64Array(count + height.length);
  const members = new Uint32Array(count + height.length).fill(1, 0, count);
  for (const [place, leaf] of order.entries()) across[leaf] = (place + 0.5) * step;
  const pieces: string[] = [];
  const level = (cluster: number) =>
    cluster < count || members[cluster]! * step < narrowest ? 0 : height[cluster - count]! / highest;
  const along = (share: number) => short(depth * (1 - share));
  for (let i = 0; i < height.length; i++) {
    const [a, b] = [left[i]!, right[i]!];
    across[count + i] = (across[a]! + across[b]!) / 2;
    members[count + i] = members[a]! + members[b]!;
    if (members[count + i]! * step < narrowest) continue;
    const [from, to] = [short(across[a]!), short(across[b]!)];
    const [start, top, end] = [along(level(a)), along(height[i]! / highest), along(level(b))];
    pieces.push(root === "up" ? `M${from},${start}V${top}H${to}V${end}` : `M${start},${from}H${top}V${to}H${end}`);
  }
  return pieces.join("");
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}
