import { describe, expect, test } from "@jest/globals";
import { parsePixelPlaces } from "../../src/io/pixel-places.js";

test("columns are found by name, in any order and case; others are left aside", () => {
  expect(parsePixelPlaces("feature\tchannel\tx\ty\nA\tred\t1\t2\nB\tred\t0\t0\n", "f")).toEqual([
    { feature: "A", channel: "red", x: 1, y: 2, line: 2 },
    { feature: "B", channel: "red", x: 0, y: 0, line: 3 },
  ]);
  expect(parsePixelPlaces('Y,note,X,Feature\r\n3,"a, b",4,"HLA ""A"""\r\n', "f")).toEqual([
    { feature: 'HLA "A"', channel: "layout", x: 4, y: 3, line: 2 },
  ]);
});

test("a feature may have a pixel on each channel", () => {
  const places = parsePixelPlaces("feature,x,y,channel\nA,1,2,red\nA,3,4,green\n", "f");
  expect(places.map(({ channel, x }) => [channel, x])).toEqual([
    ["red", 1],
    ["green", 3],
  ]);
});

test("a feature may cover several pixels of a channel", () => {
  const places = parsePixelPlaces("feature,x,y\nA,1,2\nA,1,3\n", "f");
  expect(places.map(({ feature, y }) => [feature, y])).toEqual([
    ["A", 2],
    ["A", 3],
  ]);
});

describe("refused, with line and column:", () => {
  test.each<[string, string, string, object]>([
    ["no column y", "feature,x\nA,1\n", "MalformedTable", { line: 1 }],
    ["nothing", "", "MalformedTable", { line: 1 }],
    ["a header alone", "feature,x,y\n", "MalformedTable", { line: 1 }],
    ["a fraction", "feature,x,y\nA,1.5,2\n", "MalformedTable", { line: 2, column: "x" }],
    ["a row before the first", "feature,x,y\nA,1,2\nB,1,-1\n", "MalformedTable", { line: 3, column: "y" }],
    ["a missing number", "feature,x,y\nA,,2\n", "MalformedTable", { line: 2, column: "x" }],
    ["a missing name", "feature,x,y\n,1,2\n", "MalformedTable", { line: 2, column: "feature" }],
    ["a missing channel", "feature,x,y,channel\nA,1,2,\n", "MalformedTable", { line: 2, column: "channel" }],
    ["a short line", "feature,x,y\nA,1,2\nB,1\nC,1,2\n", "MalformedTable", { line: 3 }],
    ["a pixel told twice", "feature,x,y\nA,1,2\nB,1,2\nA,1,2\n", "DuplicateNames", { line: 4, column: "feature" }],
  ])("%s", (_, text, tag, place) => {
    expect(() => parsePixelPlaces(text, "f")).toThrow(expect.objectContaining({ tag, place: { file: "f", ...place } }));
  });
});
