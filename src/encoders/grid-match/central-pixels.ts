import type { ImageSize } from "../encoder.js";

/**
 * The pixels nearest to the centre of an image, a compact patch: row × width + column, ascending. In each row they lie side
 * by side. Of pixels equally far away those further up, then further left, come first.
 *
 * @param count at most as many as the image has
 */
export function centralPixels(count: number, { height, width }: ImageSize): Int32Array {
  const area = height * width;
  if (count === area) return Int32Array.from({ length: area }, (_, pixel) => pixel);
  // Twice the distance, squared: whole numbers, so that ties are ties.
  const distances = Float64Array.from({ length: area }, (_, pixel) => {
    const [dx, dy] = [2 * (pixel % width) + 1 - width, 2 * Math.floor(pixel / width) + 1 - height];
    return dx * dx + dy * dy;
  });
  const last = distances.slice().sort()[count - 1]!;
  let ties = count - distances.reduce((nearer, distance) => nearer + Number(distance < last), 0);
  const pixels = new Int32Array(count);
  let at = 0;
  distances.forEach((distance, pixel) => {
    if (distance < last || (distance === last && ties-- > 0)) pixels[at++] = pixel;
  });
  return pixels;
}
