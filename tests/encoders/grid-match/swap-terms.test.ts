import { describe, expect, test } from "@jest/globals";
import { swapTerms } from "../../../src/encoders/grid-match/swap-terms.js";

/** What a swap of two numbers changes: a stands with c instead of b, d with b instead of c. */
const change = (by: (a: number, b: number) => number, [a, b, c, d]: readonly number[]) =>
  by(a!, c!) + by(d!, b!) - by(a!, b!) - by(d!, c!);

const told = (name: keyof typeof swapTerms) => (a: number, b: number) =>
  swapTerms[name].reduce((sum, { weight, of }) => sum + weight * of(a) * of(b), 0);

const swaps = [0.05, 0.3, 0.55, 0.8].flatMap((a) =>
  [0.1, 0.6].flatMap((b) => [0.25, 0.95].flatMap((c) => [0, 0.4, 1].map((d) => [a, b, c, d]))),
);

describe("terms tell what swaps change", () => {
  test("of squares exactly", () => {
    for (const swap of swaps)
      expect(change(told("squared"), swap)).toBeCloseTo(
        change((a, b) => (a - b) ** 2, swap),
        10,
      );
  });

  test("of absolute differences but for the rest of the series", () => {
    const rest = (4 / Math.PI ** 2) * 4 * (Math.PI ** 2 / 6 - 1 - 1 / 4 - 1 / 9);
    const off = swaps.map((swap) => Math.abs(change(told("absolute"), swap) - change((a, b) => Math.abs(a - b), swap)));
    expect(Math.max(...off)).toBeLessThan(rest);
    expect(off.reduce((sum, value) => sum + value) / off.length).toBeLessThan(0.08);
  });
});
