import { expect, test } from "@jest/globals";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { requireTableSize } from "../../../src/encoders/layout/table-size.js";

test("tables of more than 2^26 entries are refused", () => {
  expect(() => requireTableSize(2 ** 26)).not.toThrow();
  expect(() => requireTableSize(2 ** 26 + 1)).toThrow(/more than 67,108,864 entries.*fewer pixels/);
});

test("large discs of many features are refused before their table is made", () => {
  const count = 20_000;
  const place = { features: Array.from({ length: count }, (_, f) => `g${f}`), channels: ["map"], radius: 60 };
  const centres = new Uint16Array(count).fill(64);
  expect(() => buildLayout({ ...place, height: 128, width: 128, x: centres, y: centres })).toThrow(/smaller radius/);
});
