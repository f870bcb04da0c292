import { expect, test } from "@jest/globals";
import { tooSmall } from "../../../src/encoders/genome/track.js";

test("the remedy is more pixels, or what needs fewer", () => {
  const error = tooSmall("genome", "The ring is too small.");
  expect([error.tag, error.message]).toEqual(["UnsuitableData", expect.stringContaining('{ shape: "hilbert" }')]);
  expect(tooSmall("genome", "No.", '{ tracks: "channels" }').message).toContain('or { tracks: "channels" }.');
});
