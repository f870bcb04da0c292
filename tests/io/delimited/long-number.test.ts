import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { cellEnd, longNumber } from "../../../src/io/delimited/long-number.js";

const read = (text: string) => longNumber(Buffer.from(text), 0, text.length);

/** The contract: the float32 nearest to what `Number` reads, or NaN to have `Number` asked. */
function agrees(text: string): boolean {
  const value = read(text);
  return Number.isNaN(value) || Object.is(Math.fround(value), Math.fround(Number(text)));
}

test.each([
  "1.813813162555837355e-01",
  "22.381865859256926",
  "1234567890",
  "-0.00000000000000000001",
  "+1.5",
  "1e22",
  "1E-5",
  "123456789012345678901234567890",
  "0.1000000000000000055511151231257827021181583404541015625",
  "000000000000000000001.5",
  "4.9e-09",
  "-0",
])("%s is read as Number reads it", (text) => {
  expect(read(text)).not.toBeNaN();
  expect(agrees(text)).toBe(true);
});

test("any double that a program wrote is read as Number reads it", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => agrees(String(value))));
  fc.assert(fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => agrees(value.toPrecision(17))));
  fc.assert(fc.property(fc.double({ min: 0, max: 1000 }), (value) => agrees(value.toExponential(18))));
});

test("halfway between two float32 values it is not sure, and leaves it to Number", () => {
  const [one, next] = [1, 1 + 2 ** -23];
  const halfway = String((one + next) / 2);
  expect(agrees(halfway)).toBe(true);
  expect(agrees(`${halfway}0000000000000001`)).toBe(true);
  expect(read(`${halfway}0000000000000001`)).toBeNaN();
});

test("hardly any number of 17 digits is left to Number", () => {
  const texts = Array.from({ length: 2000 }, (_, i) => String(Math.sin(i + 1) * 100));
  expect(texts.filter((text) => Number.isNaN(read(text))).length).toBeLessThan(20);
});

test("a quoted number is one", () => {
  expect(read('"1.5"')).toBe(1.5);
});

test.each(["", "-", ".", "abc", "1.2.3", "1e", "1e+", "1x", "1e99999", "NaN", "inf", "1 ", '""', '"1', "0x1", "1e300"])(
  "%j is left to the caller",
  (text) => {
    expect(read(text)).toBeNaN();
  },
);

test.each([
  ["plain,next\n", 5],
  ["last\n", 4],
  ["last\r\n", 4],
  [",next\n", 0],
  ['"a,b",next\n', 5],
  ['"a ""quoted"", b",next\n', 17],
  ['"open,next\n', 10],
])("the cell at the start of %j ends at %d", (text, end) => {
  expect(cellEnd(Buffer.from(text), 0, 44)).toBe(end);
});
