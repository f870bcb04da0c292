import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { squarify } from "../../src/math/squarify.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

test("areas are exact, inside the box and do not overlap", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 25 }),
      fc.double({ min: 0.5, max: 40, noNaN: true }),
      fc.double({ min: 0.5, max: 40, noNaN: true }),
      (areas, width, height) => {
        const boxes = squarify(areas, { left: 3, top: -2, width, height });
        const scale = (width * height) / areas.reduce((sum, area) => sum + area, 0);
        const of = (i: number) => boxes.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
        const slack = 1e-9 * (width + height);
        areas.forEach((area, i) => {
          const [left, top, w, h] = of(i);
          expect(Math.abs(w * h - area * scale)).toBeLessThanOrEqual(1e-6 * width * height);
          expect(Math.min(left - 3, top + 2, 3 + width - left - w, height - 2 - top - h)).toBeGreaterThan(-slack);
          for (let j = 0; j < i; j++) {
            const [otherLeft, otherTop, otherW, otherH] = of(j);
            const across = Math.min(left + w, otherLeft + otherW) - Math.max(left, otherLeft);
            const along = Math.min(top + h, otherTop + otherH) - Math.max(top, otherTop);
            expect(Math.min(across, along)).toBeLessThan(slack);
          }
        });
      },
    ),
  );
});

test("nothing fills nothing", () => {
  expect(squarify([], { left: 0, top: 0, width: 2, height: 2 }).length).toBe(0);
});

describeWithShared("parity with squarify", ["fixtures/parity/layouts.json"], () => {
  test.each(["squarify-data", "squarify-classic", "squarify-one", "squarify-equal"])("%s", (id) => {
    const { params, input, expected, tolerance } = parityCase("layouts", id);
    const boxes = squarify(input.sizes.data as number[], {
      left: 0,
      top: 0,
      width: params.width,
      height: params.height,
    });
    expect(excess(boxes, expected.x_y_dx_dy.data, tolerance)).toBeLessThanOrEqual(0);
  });
});
