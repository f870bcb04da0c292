import fc from "fast-check";
import type { Placement } from "../../src/encoders/layout/layout-table.js";

/** Any small placement: up to 12 features on up to 10 × 10 pixels and two channels, discs up to radius 4. */
export function placements(): fc.Arbitrary<Placement> {
  const side = fc.integer({ min: 1, max: 10 });
  const shape = fc.record({
    height: side,
    width: side,
    depth: fc.integer({ min: 1, max: 2 }),
    count: fc.integer({ min: 1, max: 12 }),
    radius: fc.integer({ min: 0, max: 4 }),
  });
  return shape.chain(({ height, width, depth, count, radius }) => {
    const centres = (size: number) =>
      fc.array(fc.integer({ min: 0, max: size - 1 }), { minLength: depth * count, maxLength: depth * count });
    return fc.record({ x: centres(width), y: centres(height) }).map(({ x, y }) => ({
      height,
      width,
      channels: Array.from({ length: depth }, (_, c) => `channel ${c}`),
      features: Array.from({ length: count }, (_, f) => `g${f}`),
      x: Uint16Array.from(x),
      y: Uint16Array.from(y),
      radius,
    }));
  });
}
