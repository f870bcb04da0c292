/** Places in the memory: results of the values seen last. More would leave the fastest memory of the processor. */
const places = 1024;
const bitsOfPlace = 22; // 32 - log2(places)

/**
 * A slow function of float32 values that gives again what it has just given: counts that were scaled by a sample's total
 * have a few values each, over and over. Results are those of the function, rounded to float32.
 *
 * @returns writes the results of values[from … to - 1] to the same places of `out`
 */
export function remembered(
  slow: (value: number) => number,
): (values: Float32Array, out: Float32Array, from: number, to: number) => void {
  const known = new Int32Array(places); // bits of the value whose result a place holds
  const results = new Float32Array(places);
  results[0] = slow(0);
  return (values, out, from, to) => {
    const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
    for (let k = from; k < to; k++) {
      const own = bits[k]!;
      const place = Math.imul(own, 0x9e3779b1) >>> bitsOfPlace; // Knuth's multiplicative hashing; 0 is at place 0
      if (known[place] !== own) {
        known[place] = own;
        results[place] = slow(values[k]!);
      }
      out[k] = results[place]!;
    }
  };
}
