import { expect, test } from "@jest/globals";
import { rankPlaces } from "../../../src/encoders/network/rank-places.js";

test("order along each axis, ties in the middle of their ranks", () => {
  const places = Float64Array.of(...[0, 5], ...[1e9, 4], ...[0.1, 4], ...[0.2, 4], ...[0.3, -1]);
  expect([...rankPlaces(places)]).toEqual([...[0, 1], ...[1, 0.5], ...[0.25, 0.5], ...[0.5, 0.5], ...[0.75, 0]]);
});

test("one place, and none", () => {
  expect([...rankPlaces(Float64Array.of(3, 4))]).toEqual([0, 0]);
  expect(rankPlaces(new Float64Array(0)).length).toBe(0);
});
