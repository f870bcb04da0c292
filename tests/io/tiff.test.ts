import { expect, test } from "@jest/globals";
import { encodeTiff } from "../../src/io/tiff.js";

/** The pages of a file, by the letter of the format. */
function pagesOf(file: Uint8Array): { tags: Map<number, number | string>; values: number[] }[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  expect([view.getUint16(0), view.getUint16(2, true)]).toEqual([0x4949, 42]);
  const pages = [];
  for (let at = view.getUint32(4, true); at !== 0;) {
    expect(at % 2).toBe(0);
    const tags = new Map<number, number | string>();
    const entries = view.getUint16(at, true);
    for (let i = 0; i < entries; i++) {
      const [entry, own] = [at + 2 + 12 * i, (offset: number) => view.getUint32(offset, true)];
      const [tag, type, count] = [view.getUint16(entry, true), view.getUint16(entry + 2, true), own(entry + 4)];
      expect(tag).toBeGreaterThan([...tags.keys()].at(-1) ?? 0);
      const from = count * (type === 2 ? 1 : type === 5 ? 8 : type === 3 ? 2 : 4) > 4 ? own(entry + 8) : entry + 8;
      if (type === 2) tags.set(tag, new TextDecoder().decode(file.subarray(from, from + count - 1)));
      else tags.set(tag, type === 3 ? view.getUint16(from, true) : own(from));
    }
    const [start, bytes] = [tags.get(273) as number, tags.get(279) as number];
    pages.push({ tags, values: Array.from({ length: bytes / 4 }, (_, i) => view.getFloat32(start + 4 * i, true)) });
    at = view.getUint32(at + 2 + 12 * entries, true);
  }
  return pages;
}

test("each page has its name and its numbers, the first one the description", () => {
  const values = [Float32Array.of(0, -1.5, 1 / 3, NaN, 1e30, 5), Float32Array.of(1, 2, 3, 4, 5, 6)];
  const pages = pagesOf(
    encodeTiff(
      [
        { name: "tsne", values: values[0]! },
        { name: "p", values: values[1]! },
      ],
      { width: 3, height: 2 },
      { description: '{"sample": "a"}', software: "omixel 1.0.0" },
    ),
  );
  expect(pages.map((page) => page.values)).toEqual(values.map((own) => Array.from(own)));
  expect(pages[0]!.tags.get(270)).toBe('{"sample": "a"}');
  expect(pages[1]!.tags.has(270)).toBe(false);
  expect(pages.map(({ tags }) => tags.get(285))).toEqual(["tsne", "p"]);
  for (const { tags } of pages)
    expect([256, 257, 258, 259, 262, 277, 278, 339, 305].map((tag) => tags.get(tag))).toEqual([
      3,
      2,
      32,
      1,
      1,
      1,
      2,
      3,
      "omixel 1.0.0",
    ]);
});
