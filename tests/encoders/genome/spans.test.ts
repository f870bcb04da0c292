import { expect, test } from "@jest/globals";
import { chromosomeOf } from "../../../src/encoders/genome/chromosomes.js";
import { coverTrack, spansOf, widened } from "../../../src/encoders/genome/spans.js";

const at = (name: string, start: number, end = start) => ({ chromosome: chromosomeOf(name)!, start, end });
const positions = {
  of: [at("2", 5), at("1", 90, 99), undefined, at("1", 10), at("10", 1)],
  lengths: new Map([
    ["1", 100],
    ["2", 50],
    ["10", 50],
  ]),
  names: [],
};

test("features are ordered by chromosome and start", () => {
  const { chromosomes, spans } = spansOf(positions, "rank");
  expect(chromosomes.map(({ name, size }) => [name, size])).toEqual([
    ["1", 2],
    ["2", 1],
    ["10", 1],
  ]);
  expect(spans.map(({ feature, chromosome, from }) => [feature, chromosome, from])).toEqual([
    [3, 0, 0],
    [1, 0, 1],
    [0, 1, 0],
    [4, 2, 0],
  ]);
});

const covered = (by: "rank" | "position", pixels: number) => {
  const { chromosomes, spans } = spansOf(positions, by);
  const out: string[] = Array.from({ length: pixels }, () => "");
  const track = { first: 0, last: 3, pixels: Uint32Array.from({ length: pixels }, (_, i) => i) };
  const sizes = Float64Array.from(chromosomes, ({ size }) => size);
  coverTrack(track, sizes, spans, (pixel, feature) => (out[pixel] += feature));
  return out.join("|");
};

test("by rank each feature has its share of the pixels, or shares one", () => {
  expect(covered("rank", 8)).toBe("3|3|1|1|0|0|4|4");
  expect(covered("rank", 6)).toBe("3|1|1|0|4|4");
  expect(covered("rank", 2)).toBe("31|04");
});

test("by position each feature lies on what it covers, others stay blank", () => {
  expect(covered("position", 20)).toBe("|3||||||||1|0|||||4||||");
});

test("some features are widened until they touch, within their chromosome", () => {
  const span = (feature: number, chromosome: number, from: number) => ({ feature, chromosome, from, to: from + 1 });
  const wide = widened([span(0, 0, 1), span(1, 0, 4), span(2, 1, 0)], Float64Array.of(8, 5));
  expect(wide.map(({ from, to }) => [from, to])).toEqual([
    [0, 3],
    [3, 8],
    [0, 5],
  ]);
  const all = [span(0, 0, 0), span(1, 0, 1), span(2, 1, 0)];
  expect(widened(all, Float64Array.of(2, 1))).toEqual(all);
});
