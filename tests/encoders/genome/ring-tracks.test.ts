import { expect, test } from "@jest/globals";
import { ringBounds, ringTracks } from "../../../src/encoders/genome/ring-tracks.js";

const size = { height: 40, width: 40 };
const sizes = Float64Array.of(2, 1, 1);
const rings = ringTracks("genome", sizes, size, 0.4, 3);
const polar = (pixel: number) => {
  const [x, y] = [(pixel % 40) - 19.5, Math.floor(pixel / 40) - 19.5];
  return { radius: Math.hypot(x, y), angle: (Math.atan2(x, -y) + 2 * Math.PI) % (2 * Math.PI) };
};

test("rings are equally wide, the first outermost, with a pixel between them", () => {
  const bounds = ringBounds(size, 0.4, 3);
  expect(bounds.map(({ from, to }) => Number((to - from).toFixed(6)))).toEqual(
    Array(3).fill(Number((10 / 3).toFixed(6))),
  );
  expect([bounds[0]!.to, bounds[2]!.from]).toEqual([20, 8]);
  expect(bounds[0]!.from - bounds[1]!.to).toBeCloseTo(1, 9);
  expect(rings).toHaveLength(3);
  rings.forEach((tracks, ring) => {
    for (const pixel of tracks.flatMap(({ pixels }) => [...pixels])) {
      expect(polar(pixel).radius).toBeGreaterThanOrEqual(bounds[ring]!.from);
      expect(polar(pixel).radius).toBeLessThanOrEqual(bounds[ring]!.to);
    }
  });
  const all = rings.flatMap((tracks) => tracks.flatMap(({ pixels }) => [...pixels]));
  expect(new Set(all).size).toBe(all.length);
});

test("a chromosome has the same sector on each ring, and its pixels follow the angle", () => {
  for (const chromosome of [0, 1, 2]) {
    const ends = rings.map((tracks) => {
      const angles = Array.from(tracks[chromosome]!.pixels, (pixel) => polar(pixel).angle);
      expect(angles).toEqual([...angles].sort((a, b) => a - b));
      return [angles[0]!, angles.at(-1)!];
    });
    for (const [from, to] of ends) {
      expect(Math.abs(from! - ends[0]![0]!)).toBeLessThan(0.12); // a pixel of the innermost ring is 0.1 wide
      expect(Math.abs(to! - ends[0]![1]!)).toBeLessThan(0.12);
    }
  }
});

test("rings without room are refused, by their number", () => {
  const many = new Float64Array(25).fill(1);
  expect(() => ringTracks("genome", many, { height: 12, width: 12 }, 0.5, 3)).toThrow(
    /Ring . of 3 has no pixel for each of 25 chromosomes.*tracks: "channels"/s,
  );
});
