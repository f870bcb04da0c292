import { cellEnd, longNumber } from "./long-number.js";

/** Exact powers of ten. */
const powers = Float64Array.from({ length: 10 }, (_, i) => Number(`1e${i}`));

const [newline, carriageReturn, minus, point, zero] = [10, 13, 45, 46, 48];

// Taken once: in a sandbox (a test, a notebook's cell) every look-up of a global costs more than a cell.
const { imul } = Math;
const { isNaN } = Number;
const missing = NaN;

/** Reads a cell that is no plain number: missing, quoted, or wrong. Gets the cell's bytes [from, to) and its index. */
export type OddCell = (from: number, to: number, cell: number) => number;

/**
 * Parses a run of number cells of one line straight from bytes, so that no text is made for a cell.
 *
 * A number of up to nine digits is summed as an integer and divided by an exact power of ten: that rounds once, as
 * `Number(text)` does. Longer numbers and exponents go through `longNumber`, everything else to `odd`.
 *
 * @param bytes ends with a line end
 * @param at where the first cell begins
 * @param count cells to read
 * @param out gets the values from `outAt` on
 * @returns where the run ended, at the separator or line end after its last cell; -1 if the line ended before that
 */
export function parseNumbers(
  bytes: Uint8Array,
  at: number,
  separator: number,
  count: number,
  out: Float32Array,
  outAt: number,
  odd: OddCell,
): number {
  for (let cell = 0; cell < count; cell++) {
    if (cell > 0) {
      if (bytes[at] !== separator) return -1;
      at++;
    }
    const from = at;
    const negative = bytes[at] === minus;
    if (negative) at++;
    const begin = at;
    let whole = 0;
    let digit = bytes[at]! - zero;
    while (digit >>> 0 < 10) {
      whole = (imul(whole, 10) + digit) | 0;
      digit = bytes[++at]! - zero;
    }
    let digits = at - begin;
    let decimals = 0;
    if (digit === point - zero) {
      const dot = at;
      digit = bytes[++at]! - zero;
      while (digit >>> 0 < 10) {
        whole = (imul(whole, 10) + digit) | 0;
        digit = bytes[++at]! - zero;
      }
      decimals = at - dot - 1;
      digits += decimals;
    }
    const byte = digit + zero;
    const ended = byte === separator || byte === newline || byte === carriageReturn;
    if (ended && digits > 0 && digits < 10) {
      const value = whole / powers[decimals]!;
      out[outAt + cell] = negative ? -value : value;
    } else if (ended && at === from) {
      out[outAt + cell] = missing; // an empty cell is a missing value
    } else {
      at = cellEnd(bytes, from, separator);
      const value = longNumber(bytes, from, at);
      out[outAt + cell] = isNaN(value) ? odd(from, at, cell) : value;
    }
  }
  return at;
}
