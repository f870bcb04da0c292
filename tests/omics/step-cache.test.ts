import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { dataKey, openStepCache, stepKey } from "../../src/omics/step-cache.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("openStepCache", () => {
  test("gives back what was put, and nothing for another key", async () => {
    const cache = openStepCache(true, folder);
    const value = { kept: Uint32Array.of(3, 1), name: "filter", target: 1e4 };
    await cache.put("abc", value);
    expect(openStepCache(true, folder).get("abc")).toEqual(value);
    expect(cache.get("abd")).toBeUndefined();
  });

  test("a damaged file counts as absent", async () => {
    const cache = openStepCache(true, folder);
    await cache.put("abc", { a: 1 });
    writeFileSync(join(folder, readdirSync(folder)[0]!), "junk");
    expect(cache.get("abc")).toBeUndefined();
  });

  test("switched off, it keeps nothing", async () => {
    const cache = openStepCache(false, folder);
    await cache.put("abc", { a: 1 });
    expect(cache.get("abc")).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a folder that cannot be written costs nothing but the cache", async () => {
    writeFileSync(join(folder, "file"), "");
    const cache = openStepCache(true, join(folder, "file", "below"));
    await expect(cache.put("abc", { a: 1 })).resolves.toBeUndefined();
    expect(cache.get("abc")).toBeUndefined();
  });
});

test("keys change with what came before, with the step, with the rows and with the seed", () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const keys = [
    dataKey(bytes, Int32Array.of(0, 1), 1),
    dataKey(bytes, Int32Array.of(0, 2), 1),
    dataKey(bytes, Int32Array.of(0, 1), 2),
    dataKey(Uint8Array.of(1, 2, 4), Int32Array.of(0, 1), 1),
    stepKey("a", { verb: "log1p" }),
    stepKey("b", { verb: "log1p" }),
    stepKey("a", { verb: "scale" }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(stepKey("a", { verb: "log1p" })).toBe(keys[4]);
});
