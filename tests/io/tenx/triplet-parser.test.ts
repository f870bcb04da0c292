import { expect, test } from "@jest/globals";
import { TripletParser } from "../../../src/io/tenx/triplet-parser.js";

const head = { rows: 5, columns: 4, entries: 3, pattern: false, lines: 2 };

function parsed(text: string, options: Partial<typeof head> = {}) {
  const parser = new TripletParser({ ...head, ...options }, "f", 8);
  parser.push(Buffer.from(text));
  const all = [...parser.rows.subarray(0, parser.count)].map((row, k) => [row, parser.columns[k], parser.values[k]]);
  return all;
}

test.each([
  [
    "1 1 3\n5 4 -2.5e1\n",
    [
      [0, 0, 3],
      [4, 3, -25],
    ],
  ],
  [
    "  1\t1  0.1 \r\n\n \n2 2 12345678901\n",
    [
      [0, 0, Math.fround(0.1)],
      [1, 1, Math.fround(12345678901)],
    ],
  ],
  ["", []],
])("%j", (text, expected) => {
  expect(parsed(text)).toEqual(expected);
});

test("without values every entry is 1", () => {
  expect(parsed("1 2\n3 4\n", { pattern: true })).toEqual([
    [0, 1, 1],
    [2, 3, 1],
  ]);
});

test.each([
  "1 1\n",
  "1\n",
  "x 1 1\n",
  "1 x 1\n",
  "1 1 x\n",
  "1 1 1 1\n",
  "1 1 1e400\n",
  "1 1 NA\n",
  "-1 1 1\n",
  "1.5 1 1\n",
  "0 1 1\n",
  "6 1 1\n",
  "1 5 1\n",
])("%j is refused with its line", (text) => {
  expect(() => parsed(`2 2 1\n${text}`)).toThrow(
    expect.objectContaining({ tag: "MalformedTable", place: { file: "f", line: 4 } }),
  );
});

test("stops where its arrays are full, and goes on when some are forgotten", () => {
  const parser = new TripletParser(head, "f", 2);
  const bytes = Buffer.from("1 1 1\n2 1 2\n3 1 3\n\n");
  const at = parser.push(bytes);
  expect([parser.count, at]).toEqual([2, 12]);
  parser.discard(1);
  expect(parser.push(bytes, at)).toBe(bytes.length);
  expect([...parser.values]).toEqual([2, 3]);
});
