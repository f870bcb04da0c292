import { expect, test } from "@jest/globals";
import { decode } from "fast-png";
import { encodePng } from "../../../src/encoders/picture/png.js";

test("pixels come back as they went in", () => {
  const rgba = Uint8Array.from({ length: 4 * 3 * 2 }, (_, i) => (i * 37) % 256);
  const file = encodePng(3, 2, rgba);
  expect(Array.from(file.subarray(1, 4))).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  expect(decode(file)).toMatchObject({ width: 3, height: 2, channels: 4, depth: 8 });
  expect(Uint8Array.from(decode(file).data)).toEqual(rgba);
});

test("too few bytes are refused", () => {
  expect(() => encodePng(3, 2, new Uint8Array(23))).toThrow(/needs 24 bytes, got 23/);
});

test("words travel with the pixels", () => {
  const text = { Title: "sample é", Software: "omixel" };
  expect(decode(encodePng(1, 1, new Uint8Array(4), text)).text).toEqual(text);
});
