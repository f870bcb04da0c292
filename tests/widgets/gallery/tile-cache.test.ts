/** @jest-environment jsdom */
import { afterEach, expect, test } from "@jest/globals";
import { TileCache } from "../../../widgets/src/gallery/tile-cache.js";

const look = { channels: [0], table: new Uint8Array(768), contrast: [0, 255] as const };
const closed: number[] = [];
let painted = 0;

/** As far as a browser's is used here. */
class Canvas {
  constructor(
    public width: number,
    public height: number,
  ) {}
  getContext() {
    return { putImageData: () => painted++ };
  }
  transferToImageBitmap() {
    const id = painted;
    return { width: this.width, height: this.height, close: () => closed.push(id) };
  }
}
const page = globalThis as Record<string, unknown>;

function browser(): void {
  page["OffscreenCanvas"] = Canvas;
  page["ImageData"] = class {
    readonly data: Uint8ClampedArray;
    constructor(width: number, height: number) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
  };
}

afterEach(() => {
  delete page["OffscreenCanvas"];
  closed.length = painted = 0;
});

const cacheOf = (side: number, count: number) =>
  new TileCache({ bytes: new Uint8Array(count * side * side), height: side, width: side, depth: 1 });

test("a picture is painted once, and again when it shall look otherwise", () => {
  browser();
  const cache = cacheOf(4, 2);
  cache.use(look, 96);
  expect(cache.get(0)).toBe(cache.get(0));
  expect(painted).toBe(1);
  cache.use({ ...look, channels: [0] }, 96);
  cache.get(0);
  expect([painted, closed.length]).toEqual([2, 1]);
});

test("pictures shown small are painted small", () => {
  browser();
  const cache = cacheOf(1024, 1);
  cache.use(look, 128);
  expect(cache.get(0)).toMatchObject({ width: 128, height: 128 });
});

test("those not seen for longest make room", () => {
  browser();
  const cache = cacheOf(1024, 20);
  cache.use(look, 1024);
  for (let image = 0; image < 18; image++) cache.get(image);
  expect(closed).toEqual([1, 2]);
});

test("a page that cannot paint has no pictures", () => {
  const cache = cacheOf(4, 1);
  cache.use(look, 96);
  expect(cache.get(0)).toBeUndefined();
});
