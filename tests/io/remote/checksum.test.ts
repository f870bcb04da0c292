import { expect, test } from "@jest/globals";
import { readSum, sha256Of, writeSum } from "../../../src/io/remote/checksum.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();

test("the sum of a file stands beside it", async () => {
  const path = folder.file("abc", "abc.txt");
  const sum = await sha256Of(path);
  expect(sum).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, appendix B.1
  expect(await readSum(path)).toBeUndefined();
  await writeSum(path, sum);
  expect(await readSum(path)).toBe(sum);
});
