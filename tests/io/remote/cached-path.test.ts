import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { cacheFolder } from "../../../src/io/cache-folder.js";
import { cachedPath } from "../../../src/io/remote/cached-path.js";

const files = join(cacheFolder(), "files");

test.each([
  ["https://data.example/a/b.tsv.gz", ["data.example", "a", "b.tsv.gz"]],
  ["https://data.example:8080/a%20b?file=c/d", ["data.example_8080", "a_b_file_c", "d"]],
  ["https://data.example/%2e%2e%2f%2e%2e/etc", ["data.example", ".._..", "etc"]],
  ["https://data.example/%ff/", ["data.example", "_ff"]],
])("%s stays below the cache folder", (address, steps) => {
  expect(cachedPath(new URL(address))).toBe(join(files, ...steps));
});
