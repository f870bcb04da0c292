type Numbers = Uint8Array | Uint32Array | Float32Array | Float64Array;

/** Arrays one after another, copied into one. @throws RangeError where there is no memory for it */
export function concatenated<Part extends Numbers>(Kind: new (length: number) => Part, parts: readonly Part[]): Part {
  const out = new Kind(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
