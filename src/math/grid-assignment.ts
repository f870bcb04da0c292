import { OmixelError } from "../errors.js";
import { type WeightedNearest, weightedNearest } from "./weighted-nearest.js";

/** By how much a point's pixel may at last be worse than its best one, as a share of the mean of their squared distances. */
const LAST = 1e-9;
/** A round's tolerance is that of the round before divided by this. */
const FINER = 5;
/** Bids between two breaths: some milliseconds. */
const BIDS = 1024;

/**
 * Gives each point a pixel of its own so that the sum of squared distances from the points to the centres of their pixels is
 * least: linear sum assignment without its matrix of costs. Points bid for pixels against prices (Bertsekas 1988) with a tolerance that
 * shrinks from round to round; where there are more pixels than points, unused pixels then lower their prices and bid for
 * points (Bertsekas & Castañon 1992). Whom to bid for is found in a tree, so that 20,000 points on 224 × 224 pixels take seconds.
 *
 * The sum is the least one, or above it by at most one part in 1e9 (and 1e-9 squared pixels a point). Deterministic.
 * Reference: scipy.optimize.linear_sum_assignment of the squared distances.
 *
 * @param points n × 2, row-major: x in pixels from the left border, y from the top; finite
 * @param breathe called often with the share that is done, 0 … 1; what it throws ends the search
 * @returns the pixel of each point, row × width + column
 * @throws UnsuitableData when there are more points than pixels
 * @throws MissingValues when a point is not finite
 */
export async function gridAssignment(
  points: Float64Array,
  height: number,
  width: number,
  breathe: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<Int32Array> {
  const count = points.length / 2;
  requireRoom(count, height, width);
  if (!points.every(Number.isFinite))
    throw new OmixelError("MissingValues", "The points hold values that are not finite.", "Replace them first.");
  if (count === 0) return new Int32Array(0);
  const market = openMarket(points, height, width);
  const first = (height ** 2 + width ** 2) / 100;
  const rounds = Math.ceil(Math.log(first / LAST) / Math.log(FINER));
  for (let round = 0; round <= rounds; round++) {
    const tolerance = Math.max(LAST, first / FINER ** round);
    const breath = () => breathe(round / (rounds + 1));
    await breath();
    await pointsBid(market, tolerance, breath);
    await pixelsBid(market, tolerance, breath);
    if (tolerance <= LAST * meanDistance(market)) break;
  }
  return market.pixelOf;
}

interface Market {
  readonly points: Float64Array;
  /** Centres of the pixels, n × 2. */
  readonly centres: Float64Array;
  readonly pixels: WeightedNearest;
  readonly buyers: WeightedNearest;
  readonly price: Float64Array;
  /** What each point pays: squared distance + price. */
  readonly paid: Float64Array;
  /** -1: none. */
  readonly pixelOf: Int32Array;
  readonly ownerOf: Int32Array;
}

function openMarket(points: Float64Array, height: number, width: number): Market {
  const count = points.length / 2;
  const area = height * width;
  const centres = pixelCentres(height, width);
  return {
    points,
    centres,
    pixels: weightedNearest(centres),
    buyers: weightedNearest(points),
    price: new Float64Array(area),
    paid: new Float64Array(count),
    pixelOf: new Int32Array(count).fill(-1),
    ownerOf: new Int32Array(area).fill(-1),
  };
}

function distance({ points, centres }: Market, point: number, pixel: number): number {
  const dx = points[2 * point]! - centres[2 * pixel]!;
  const dy = points[2 * point + 1]! - centres[2 * pixel + 1]!;
  return dx * dx + dy * dy;
}

/** x and y of the centre of each pixel, row after row, n × 2. */
export function pixelCentres(height: number, width: number): Float64Array {
  return Float64Array.from({ length: 2 * height * width }, (_, i) => {
    const pixel = i >> 1;
    return 0.5 + (i % 2 === 0 ? pixel % width : Math.floor(pixel / width));
  });
}

/** @throws UnsuitableData */
export function requireRoom(points: number, height: number, width: number): void {
  if (points <= height * width) return;
  const what = `${points} points cannot have a pixel each in an image of ${height} × ${width}.`;
  throw new OmixelError("UnsuitableData", what, "Choose more pixels.");
}

function meanDistance(market: Market): number {
  const { pixelOf } = market;
  return pixelOf.reduce((sum, pixel, point) => sum + distance(market, point, pixel), 0) / pixelOf.length;
}

/** Points without a pixel buy their cheapest one, at the price that makes it as dear as the second, until all have one. */
async function pointsBid(market: Market, tolerance: number, breathe: () => Promise<void>): Promise<void> {
  const { points, centres, pixels, price, paid, pixelOf, ownerOf } = market;
  const cheapest = (point: number) => pixels.nearest(points[2 * point]!, points[2 * point + 1]!);
  pixels.weighAll(
    price,
    centres.map((own, i) => (ownerOf[i >> 1]! < 0 ? own : points[2 * ownerOf[i >> 1]! + (i % 2)]!)),
  );
  // A ring: whoever was outbid waits at its end.
  const ring = new Int32Array(pixelOf.length);
  let [head, waiting] = [0, 0];
  for (let point = 0; point < pixelOf.length; point++) {
    const pixel = pixelOf[point]!;
    if (pixel >= 0) {
      paid[point] = distance(market, point, pixel) + price[pixel]!;
      if (paid[point] <= cheapest(point).cost + tolerance) continue;
      ownerOf[pixel] = -1;
      pixelOf[point] = -1;
    }
    ring[waiting++] = point;
  }
  for (let bids = 1; waiting > 0; bids++) {
    if (bids % BIDS === 0) await breathe();
    const point = ring[head]!;
    head = (head + 1) % ring.length;
    waiting--;
    const { point: pixel, cost, second } = cheapest(point);
    const raise = (second < Infinity ? second - cost : 0) + tolerance;
    price[pixel]! += raise;
    paid[point] = cost + raise;
    pixels.weigh(pixel, price[pixel]!);
    const outbid = ownerOf[pixel]!;
    if (outbid >= 0) {
      pixelOf[outbid] = -1;
      ring[(head + waiting++) % ring.length] = outbid;
    }
    ownerOf[pixel] = point;
    pixelOf[point] = pixel;
  }
}

/** Pixels that nobody has cannot keep a price: each lowers it to what wins it a point, or to nothing. */
async function pixelsBid(market: Market, tolerance: number, breathe: () => Promise<void>): Promise<void> {
  const { points, centres, buyers, price, paid, pixelOf, ownerOf } = market;
  const unused: number[] = [];
  ownerOf.forEach((owner, pixel) => owner < 0 && price[pixel]! > 0 && unused.push(pixel));
  if (unused.length === 0) return;
  buyers.weighAll(
    paid.map((value) => -value),
    points.map((_, i) => centres[2 * pixelOf[i >> 1]! + (i % 2)]!),
  );
  for (let at = 0; at < unused.length; at++) {
    if (at % BIDS === BIDS - 1) await breathe();
    const pixel = unused[at]!;
    const { point, cost, second } = buyers.nearest(centres[2 * pixel]!, centres[2 * pixel + 1]!);
    if (-cost <= tolerance) {
      price[pixel] = 0;
      continue;
    }
    price[pixel] = Math.max(0, -second - tolerance);
    paid[point] = distance(market, point, pixel) + price[pixel];
    buyers.weigh(point, -paid[point]);
    const left = pixelOf[point]!;
    ownerOf[left] = -1;
    ownerOf[pixel] = point;
    pixelOf[point] = pixel;
    if (price[left]! > 0) unused.push(left);
  }
}
