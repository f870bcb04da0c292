import type { Viewport } from "./viewport.js";

/** Points in the order in which they are painted: what comes later covers what came before. */
export interface Points {
  /** x and y of each, one after another. */
  readonly places: Float32Array;
  /** Colour and opacity of each, as `inkOf` makes them. */
  readonly inks: Uint32Array;
  /** From this point on they are drawn larger. */
  readonly large: number;
}

/** Pixels of a canvas, row after row, in the order of bytes of every present machine: red lowest. */
export interface Screen {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** From this many points on, edges are not smoothed: they can no longer be told. */
const mostSmooth = 20_000;
/** Opacity of what is not marked while something is. */
const faint = 56;

/** Red, green, blue and opacity, 0 … 255, as one number. */
export function inkOf(red: number, green: number, blue: number, opacity = 255): number {
  return ((opacity << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/**
 * Points as they are painted: those without a place are left out; with any marked, all others are faint and below.
 *
 * @param marked 1 = marked
 * @param order of the rows, mixed
 */
export function arranged(places: Float32Array, inks: Uint32Array, order: Uint32Array, marked?: Uint8Array): Points {
  const rows = order.filter((row) => Number.isFinite(places[2 * row]! + places[2 * row + 1]!));
  const below = marked ? rows.filter((row) => marked[row] !== 1) : rows;
  const above = marked ? rows.filter((row) => marked[row] === 1) : new Uint32Array(0);
  const points = { places: new Float32Array(2 * rows.length), inks: new Uint32Array(rows.length), large: below.length };
  let at = 0;
  for (const part of [below, above])
    for (const row of part) {
      points.places[2 * at] = places[2 * row]!;
      points.places[2 * at + 1] = places[2 * row + 1]!;
      points.inks[at++] = marked && part === below ? (inks[row]! & 0xffffff) | (faint << 24) : inks[row]!;
    }
  return points;
}

/**
 * Paints discs on an empty ground. A hundred thousand take some milliseconds: for such discs this is faster than shapes,
 * and it needs no graphics processor.
 *
 * @param radius in pixels
 */
export function paintPoints(screen: Screen, points: Points, viewport: Viewport, radius: number): void {
  screen.pixels.fill(0);
  const smooth = points.inks.length <= mostSmooth;
  place(screen, points, viewport, 0, points.large, disc(radius, smooth, screen.width));
  place(screen, points, viewport, points.large, points.inks.length, disc(radius * 1.3, smooth, screen.width));
}

/** The pixels of a disc: where each lies from the middle one, and how much of it is covered (0 … 255). */
interface Disc {
  readonly right: Int32Array;
  readonly down: Int32Array;
  /** Both as steps in the row of all pixels. */
  readonly steps: Int32Array;
  readonly cover: Uint8Array;
  /** So many pixels, the first, are covered wholly. */
  readonly whole: number;
  /** It reaches so far. */
  readonly reach: number;
}

function disc(radius: number, smooth: boolean, width: number): Disc {
  const reach = Math.ceil(radius);
  const pixels: (readonly [right: number, down: number, cover: number])[] = [];
  for (let down = -reach; down <= reach; down++)
    for (let right = -reach; right <= reach; right++) {
      const share = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(right, down)));
      const cover = smooth ? Math.round(255 * share) : share >= 0.5 ? 255 : 0;
      if (cover > 0) pixels.push([right, down, cover]);
    }
  pixels.sort(([, , a], [, , b]) => b - a);
  return {
    right: Int32Array.from(pixels, ([right]) => right),
    down: Int32Array.from(pixels, ([, down]) => down),
    steps: Int32Array.from(pixels, ([right, down]) => down * width + right),
    cover: Uint8Array.from(pixels, ([, , cover]) => cover),
    whole: pixels.filter(([, , cover]) => cover === 255).length,
    reach,
  };
}

function place(
  { pixels, width, height }: Screen,
  { places, inks }: Points,
  { scale, left, top }: Viewport,
  from: number,
  to: number,
  { right, down, steps, cover, whole, reach }: Disc,
): void {
  for (let i = from; i < to; i++) {
    const x = Math.floor(places[2 * i]! * scale + left + 0.5);
    const y = Math.floor(top - places[2 * i + 1]! * scale + 0.5);
    if (x < -reach || x >= width + reach || y < -reach || y >= height + reach) continue;
    const ink = inks[i]!;
    const middle = y * width + x;
    if (x >= reach && x < width - reach && y >= reach && y < height - reach) {
      for (let k = 0; k < whole; k++) pixels[middle + steps[k]!] = ink;
      for (let k = whole; k < cover.length; k++) {
        const at = middle + steps[k]!;
        pixels[at] = over(pixels[at]!, ink, cover[k]!);
      }
    } else
      for (let k = 0; k < cover.length; k++) {
        const [column, row] = [x + right[k]!, y + down[k]!];
        if (column < 0 || column >= width || row < 0 || row >= height) continue;
        pixels[middle + steps[k]!] = over(pixels[middle + steps[k]!]!, ink, cover[k]!);
      }
  }
}

/** An edge over what is there: the more opaque of both, colours mixed by what is covered. */
function over(below: number, ink: number, cover: number): number {
  const own = (cover * (ink >>> 24)) / 255;
  const before = below >>> 24;
  if (before === 0 || cover === 255) return (ink & 0xffffff) | (Math.round(own) << 24);
  const share = own / (own + before * (1 - cover / 255));
  const mix = (shift: number) => {
    const from = (below >>> shift) & 255;
    return Math.round(from + share * (((ink >>> shift) & 255) - from)) << shift;
  };
  return mix(0) | mix(8) | mix(16) | (Math.max(before, Math.round(own)) << 24);
}

/** Tables are often sorted by class: painted in their order, the last class would cover all others. */
export function mixedOrder(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = 1;
  for (let i = count - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
