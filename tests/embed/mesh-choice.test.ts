import { describe, expect, test } from "@jest/globals";
import { boxOf, chooseMesh, fits, nearRadius } from "../../src/embed/mesh-choice.js";
import { nearField } from "../../src/embed/near-field.js";
import { seededRandom } from "../../src/random.js";

function chosen(count: number, spread: number) {
  const random = seededRandom(count);
  const places = Float64Array.from({ length: 2 * count }, () => spread * random.normal());
  const box = boxOf(places);
  return { box, mesh: chooseMesh(places, box, nearField(count)) };
}

test("the box of points", () => {
  expect(boxOf(Float64Array.of(1, 5, -2, 4, 0, 9))).toEqual({ left: -2, bottom: 4, width: 3, height: 5, span: 5 });
});

describe("the mesh", () => {
  test.each([1e-9, 1e-4, 0.5, 5, 40, 1000])("holds points of spread %d, with some to spare", (spread) => {
    const { box, mesh } = chosen(500, spread);
    expect(fits(box, mesh)).toBe(true);
    expect(fits({ ...box, span: 1.04 * box.span }, mesh)).toBe(true);
    expect(fits({ ...box, span: 2 * box.span }, mesh)).toBe(spread <= 1e-9);
  });

  test("of a small picture carries the whole kernel, of a wide one only its far part", () => {
    expect(nearRadius(chosen(1000, 1).mesh)).toBe(0);
    expect(nearRadius(chosen(1000, 30).mesh)).toBeGreaterThan(0);
  });

  test("grows with the number of points", () => {
    expect(chosen(8000, 30).mesh.side).toBeGreaterThan(chosen(600, 30).mesh.side);
  });
});
