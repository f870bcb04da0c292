import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseNumbers } from "../../../src/io/delimited/parse-numbers.js";

function parse(line: string, count: number) {
  const out = new Float32Array(count).fill(-99);
  const odd: string[] = [];
  const bytes = Buffer.from(line);
  const end = parseNumbers(bytes, 0, 9, count, out, 0, (from, to, cell) => {
    odd.push(`${cell}:${bytes.toString("utf8", from, to)}`);
    return 7;
  });
  return { values: [...out], odd, end };
}

test("plain numbers, empty cells and line ends", () => {
  expect(parse("1\t-2.5\t\t0.125\n", 4)).toEqual({ values: [1, -2.5, NaN, 0.125], odd: [], end: 13 });
  expect(parse("1\t2\r\n", 2)).toEqual({ values: [1, 2], odd: [], end: 3 });
  expect(parse("\t\n", 2)).toEqual({ values: [NaN, NaN], odd: [], end: 1 });
});

test("it stops after the cells that were asked for", () => {
  expect(parse("1\t2\t3\n", 2)).toEqual({ values: [1, 2], odd: [], end: 3 });
});

test("a line that ends too early is told", () => {
  expect(parse("1\t2\n", 3).end).toBe(-1);
  expect(parse("\n", 2).end).toBe(-1);
});

test("cells that are no plain numbers are handed out with their place", () => {
  expect(parse('NA\t"x\ty"\t1.5 \t-\t.\t3\n', 6)).toEqual({
    values: [7, 7, 7, 7, 7, 3],
    odd: ["0:NA", '1:"x\ty"', "2:1.5 ", "3:-", "4:."],
    end: 19,
  });
});

test("values go where they belong in the output", () => {
  const out = new Float32Array(4);
  parseNumbers(Buffer.from("5\t6\n"), 0, 9, 2, out, 1, () => NaN);
  expect([...out]).toEqual([0, 5, 6, 0]);
});

test("any row of numbers is read as Number reads it, rounded to float32", () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.nat(10 ** 6), fc.nat(6), fc.nat(999_999))
    .map(
      ([negative, whole, digits, fraction]) =>
        `${negative ? "-" : ""}${whole}${digits ? `.${String(fraction).padStart(6, "0").slice(0, digits)}` : ""}`,
    );
  const written = fc.oneof(
    decimal,
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }).map(String),
    fc.integer().map(String),
  );
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 20 }), (cells) => {
      const line = Buffer.from(`${cells.join("\t")}\n`);
      const out = new Float32Array(cells.length);
      const end = parseNumbers(line, 0, 9, cells.length, out, 0, (from, to) => Number(line.toString("utf8", from, to)));
      expect(end).toBe(line.length - 1);
      expect([...out]).toEqual(cells.map((cell) => Math.fround(Number(cell))));
    }),
    { numRuns: 500 },
  );
});
