/** Bits by which a pass sorts: their counts stay in the nearest cache. */
const BITS = 11;

/**
 * Sorts numbers that are 0 or above, of which there may be millions, without holding up the event loop: pass after pass
 * by some of their bits, since such numbers stand in the order of their bit patterns.
 *
 * @param values finite, not negative; sorted in place, ascending
 * @param breathe called between passes
 */
export async function sortPositive(values: Float32Array, breathe: () => Promise<void>): Promise<void> {
  let from: Uint32Array = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let to: Uint32Array = new Uint32Array(values.length);
  const starts = new Uint32Array((1 << BITS) + 1);
  for (let shift = 0; shift < 32; shift += BITS) {
    await breathe();
    starts.fill(0);
    for (const bits of from) starts[((bits >>> shift) & ((1 << BITS) - 1)) + 1]!++;
    for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!;
    await breathe();
    for (const bits of from) to[starts[(bits >>> shift) & ((1 << BITS) - 1)]!++] = bits;
    [from, to] = [to, from];
  }
  // An odd number of passes ends in the other array.
  to.set(from);
}
