import { expect, test } from "@jest/globals";
import { coverSpots, type Fill, spotSpacing } from "../../../src/encoders/spatial/spot-cover.js";

/** The spots of each pixel with their weights, row by row. */
const covered = (points: number[], fill: Fill, reach = 1, size = { height: 1, width: 6 }) => {
  const out: string[] = Array.from({ length: size.height * size.width }, () => "");
  const places = Float64Array.from(points);
  coverSpots(places, size, { fill, radius: reach * spotSpacing(places, size) }, (pixel, spot, weight) => {
    out[pixel] += `${spot}${fill === "blend" ? `×${weight.toFixed(2)} ` : ""}`;
  });
  return out.join("|").replace(/ (?=\||$)/g, "");
};

test("a spot lies on the pixel on which it falls, several on one", () => {
  expect(covered([0.5, 0.5, 3.2, 0.5, 3.9, 0.5], "none")).toBe("0|||12||");
});

test("other pixels show the nearest spot within reach", () => {
  expect(covered([0.5, 0.5, 2.5, 0.5], "nearest")).toBe("0|0|1|1|1|"); // spots are 2 apart
  expect(covered([0.5, 0.5, 2.5, 0.5], "nearest", 0.6)).toBe("0|0|1|1||");
  expect(covered([0.5, 0.5, 2.5, 0.5], "nearest", 2)).toBe("0|0|1|1|1|1");
});

test("or all within reach, the nearer the more", () => {
  expect(covered([0.5, 0.5, 2.5, 0.5], "blend")).toBe("0×1.00 1×0.14|0×0.61 1×0.61|0×0.14 1×1.00|1×0.61|1×0.14|");
});

test("a spot that is not seen from the middle of its pixel is on it all the same", () => {
  expect(covered([0.1, 0.5, 0.2, 0.5, 0.3, 0.5], "blend")).toBe("0×0.14 1×0.14 2×0.14|||||");
});

test("spots at one place and a single spot fill what one in so many would", () => {
  expect(covered([2.5, 0.5, 2.5, 0.5], "nearest")).toBe("|0|01|0||");
  expect(covered([2.5, 0.5], "nearest")).toBe("0|0|0|0|0|"); // one spot in six pixels reaches 2.4 far
});

test("a spot outside of the image is seen within reach and falls on no pixel", () => {
  const seen: number[] = [];
  const own = coverSpots(
    Float64Array.of(-0.6, 0.5, 2.5, 0.5),
    { height: 1, width: 3 },
    { fill: "nearest", radius: 1.2 },
    (pixel, spot) => seen.push(pixel, spot),
  );
  expect([...own]).toEqual([-1, 2]);
  expect(seen).toEqual([2, 1, 0, 0, 1, 1]);
});
