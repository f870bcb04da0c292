import { expect, test } from "@jest/globals";
import { fromFloat16, fromInt64 } from "../../src/io/wide-numbers.js";

test("whole numbers of 64 bits are exact up to 2^53, with and without sign", () => {
  const signed = BigInt64Array.of(0n, 1n, -1n, 2n ** 53n - 1n, -(2n ** 40n), 2n ** 32n);
  expect([...fromInt64(new Uint8Array(signed.buffer), true)]).toEqual([...signed].map(Number));
  const unsigned = BigUint64Array.of(2n ** 52n, 2n ** 63n);
  expect([...fromInt64(new Uint8Array(unsigned.buffer), false)]).toEqual([2 ** 52, 2 ** 63]);
});

test("half precision: IEEE 754's own examples", () => {
  const bits = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x0000, 0x7c00, 0xfc00, 0x7e00, 0x3555);
  expect([...fromFloat16(bits)]).toEqual([
    1,
    -2,
    65504,
    2 ** -14,
    2 ** -24,
    0,
    Infinity,
    -Infinity,
    NaN,
    0.333251953125,
  ]);
});
