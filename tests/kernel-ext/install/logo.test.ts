import { decode } from "fast-png";
import { describe, expect, test } from "@jest/globals";
import { logoPng, logoSvg } from "../../../kernel-ext/src/install/logo.js";

describe.each([32, 64])("the logo of %i pixels", (side) => {
  const { width, height, channels, data } = decode(logoPng(side));
  const at = (x: number, y: number) => [...data.slice(4 * (y * width + x), 4 * (y * width + x) + 4)];

  test("is a square with clear corners and an opaque ground", () => {
    expect([width, height, channels]).toEqual([side, side, 4]);
    expect(at(0, 0)[3]).toBe(0);
    expect(at(side - 1, side - 1)[3]).toBe(0);
    expect(at(side / 2, side / 2)).toEqual([0x1b, 0x2a, 0x41, 255]);
  });

  test("is the same picture as the vector one", () => {
    const cells = [...logoSvg().matchAll(/<rect x="(\d)" y="(\d)" width="1" height="1" fill="#(\w{6})"\/>/g)];
    expect(cells).toHaveLength(60);
    const cell = side / 8;
    for (const [, x, y, colour] of cells)
      expect(at(Number(x) * cell + 1, Number(y) * cell + 1)).toEqual([...Buffer.from(colour!, "hex"), 255]);
  });
});
