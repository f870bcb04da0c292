/** Exact powers of ten: up to 1e22 a double holds them without rounding. */
const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

const [newline, carriageReturn, quote, plus, minus, point, zero, upperE, lowerE] = [
  10, 13, 34, 43, 45, 46, 48, 69, 101,
];

/** As many digits as a double holds without rounding. */
const exactDigits = 15;

/**
 * A decimal number of any length and with any exponent, as the float32 nearest to `Number(text)`.
 *
 * The first 15 digits are summed exactly and scaled by a power of ten. Where digits were dropped or two roundings were
 * needed, the true value lies in a narrow interval around the result; if both ends of it round to one float32, that is
 * the answer, otherwise the caller must ask `Number`.
 *
 * @returns the value, or NaN where the bytes [from, to) are something else or the rounding is not certain
 */
export function longNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  if (bytes[at] === quote && to - from > 2 && bytes[to - 1] === quote) {
    at++;
    to--;
  }
  const negative = bytes[at] === minus;
  if (negative || bytes[at] === plus) at++;
  let [whole, kept, scale, seen] = [0, 0, 0, 0];
  let fraction = false;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === point && !fraction) {
      fraction = true;
      continue;
    }
    const digit = byte - zero;
    if (digit < 0 || digit > 9) break;
    seen++;
    if (kept < exactDigits) {
      whole = whole * 10 + digit;
      if (whole > 0) kept++;
      if (fraction) scale--;
    } else if (!fraction) scale++;
  }
  if (seen === 0) return NaN;
  if (at < to && (bytes[at] === lowerE || bytes[at] === upperE)) {
    const exponent = wholeNumber(bytes, at + 1, to);
    if (Number.isNaN(exponent)) return NaN;
    scale += exponent;
    at = to;
  }
  if (at < to || scale > 22 || scale < -44) return NaN;
  const value =
    scale >= 0 ? whole * powers[scale]! : scale >= -22 ? whole / powers[-scale]! : whole / 1e22 / powers[-22 - scale]!;
  const certain = kept < exactDigits && scale >= -22;
  if (!certain && Math.fround(value * (1 - 1e-15)) !== Math.fround(value * (1 + 2e-14))) return NaN;
  return negative ? -value : value;
}

/** Where a cell that begins at `from` ends: at the separator or line end; a quoted cell may hold separators. */
export function cellEnd(bytes: Uint8Array, from: number, separator: number): number {
  let at = from;
  if (bytes[at] === quote) {
    at++;
    for (; at < bytes.length && bytes[at] !== newline; at++) {
      if (bytes[at] !== quote) continue;
      if (bytes[at + 1] !== quote) break;
      at++;
    }
  }
  while (at < bytes.length && bytes[at] !== separator && bytes[at] !== newline && bytes[at] !== carriageReturn) at++;
  return at;
}

/** A signed integer of at most four digits that fills the bytes [from, to); NaN otherwise. */
function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  const signed = bytes[from] === minus || bytes[from] === plus;
  const begin = signed ? from + 1 : from;
  if (begin >= to || to - begin > 4) return NaN;
  let value = 0;
  for (let at = begin; at < to; at++) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return bytes[from] === minus ? -value : value;
}
