import { expect, test } from "@jest/globals";
import { hdf5Library } from "../../../src/io/hdf5/hdf5-library.js";

test("is loaded once, and says nothing on standard error", async () => {
  const library = await hdf5Library();
  expect(await hdf5Library()).toBe(library);
  const { streams } = library.FS as unknown as { streams: { nfd: number }[] };
  expect(streams[2]!.nfd).not.toBe(2);
  expect(library.open("/no/such/file", 0, false, -1, -1)).toBeLessThan(0n);
});
