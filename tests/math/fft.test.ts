import { describe, expect, test } from "@jest/globals";
import { fourier } from "../../src/math/fft.js";
import { seededRandom } from "../../src/random.js";

const complex = (length: number) => ({ re: new Float64Array(length), im: new Float64Array(length) });

/** The transform by its definition, of column `column`. */
function slow(data: { re: Float64Array; im: Float64Array }, size: number, batch: number, column: number) {
  return Array.from({ length: size }, (_, k) => {
    let [re, im] = [0, 0];
    for (let i = 0; i < size; i++) {
      const angle = (-2 * Math.PI * i * k) / size;
      const [x, y] = [data.re[i * batch + column]!, data.im[i * batch + column]!];
      re += x * Math.cos(angle) - y * Math.sin(angle);
      im += x * Math.sin(angle) + y * Math.cos(angle);
    }
    return [re, im] as const;
  });
}

describe.each([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96])("the transform of size %i", (size) => {
  const random = seededRandom(size);
  const batch = 3;
  const data = complex(size * batch);
  for (let i = 0; i < size * batch; i++) [data.re[i], data.im[i]] = [random.normal(), random.normal()];

  test("is the sum of its definition, and swapping parts inverts it", () => {
    const found = { re: data.re.slice(), im: data.im.slice() };
    const work = complex(size * batch);
    fourier(size).forward(found, work, batch);
    for (let column = 0; column < batch; column++)
      slow(data, size, batch, column).forEach(([re, im], k) => {
        expect(found.re[k * batch + column]).toBeCloseTo(re, 10);
        expect(found.im[k * batch + column]).toBeCloseTo(im, 10);
      });
    fourier(size).forward({ re: found.im, im: found.re }, work, batch);
    data.re.forEach((value, i) => expect(found.re[i]! / size).toBeCloseTo(value, 12));
    data.im.forEach((value, i) => expect(found.im[i]! / size).toBeCloseTo(value, 12));
  });
});

test.each([0, 5, 9, 14])("size %i is refused", (size) => {
  expect(() => fourier(size)).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});
