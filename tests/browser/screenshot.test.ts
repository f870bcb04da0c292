import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

interface Picture {
  width: number;
  height: number;
  channels: number;
  data: Uint8Array;
}

const script = (name: string) => import(fileURLToPath(new URL(name, import.meta.url)));
const { difference, shrink } = (await script("screenshot.mjs")) as {
  difference(a: Picture, b: Picture): { mean: number; part: number };
  shrink(picture: Picture): Picture;
};
const { framesOf } = (await script("measure.mjs")) as {
  framesOf(times: number[]): { framesPerSecond: number; slowest: number; p95: number; frames: number };
};

/** White, with a black rectangle from (x, y) on. */
function picture(width: number, height: number, { x = 0, y = 0, w = 0, h = 0 } = {}): Picture {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let row = y; row < y + h; row++)
    for (let column = x; column < x + w; column++)
      data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return { width, height, channels: 4, data };
}

describe("a reference", () => {
  test("is small, keeps the shape, and averages", () => {
    const small = shrink(picture(960, 480, { w: 480, h: 480 }));
    expect([small.width, small.height, small.data.length]).toEqual([96, 48, 96 * 48 * 3]);
    expect([small.data[0], small.data.at(-1)]).toEqual([0, 255]);
    expect(shrink(picture(192, 192, { w: 1, h: 2 })).data[0]).toBe(128);
  });

  test("shows transparent parts as white", () => {
    expect([...shrink({ width: 1, height: 1, channels: 4, data: Uint8Array.of(0, 0, 0, 0) }).data]).toEqual([
      255, 255, 255,
    ]);
  });

  test("forgives what smoothing and fonts change, not what is missing", () => {
    const seen = shrink(picture(400, 300, { x: 100, y: 100, w: 40, h: 40 }));
    expect(difference(seen, seen)).toEqual({ mean: 0, part: 0 });
    const moved = difference(seen, shrink(picture(404, 300, { x: 101, y: 100, w: 40, h: 40 })));
    expect(moved.mean).toBeLessThan(0.01);
    const missing = difference(seen, shrink(picture(400, 300)));
    expect(missing.mean).toBeLessThan(0.03);
    expect(missing.part).toBeGreaterThan(0.2);
    expect(difference(seen, shrink(picture(400, 200)))).toEqual({ mean: 1, part: 1 });
  });
});

test("frames are counted over the time between the first and the last", () => {
  expect(framesOf([0, 20, 40, 100])).toEqual({ framesPerSecond: 30, slowest: 60, p95: 20, frames: 3 });
});
