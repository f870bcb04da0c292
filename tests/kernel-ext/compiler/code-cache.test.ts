import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFileFor } from "../../../kernel-ext/src/compiler/code-cache.js";

// In a process of its own: the test's sandbox has another module loader.
const built = fileURLToPath(new URL("../../../kernel-ext/dist/compiler/code-cache.js", import.meta.url));

function load(module: string, cache: string): { value: number; fromCache: boolean } {
  const code = `
    import { requireCached } from ${JSON.stringify(`file://${built}`)};
    const loaded = requireCached(${JSON.stringify(module)}, ${JSON.stringify(cache)});
    const value = loaded.exports.f();
    loaded.save();
    console.log(JSON.stringify({ value, fromCache: loaded.fromCache }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout) as { value: number; fromCache: boolean };
}

test("a module is loaded from the engine's code the second time, and anew if that does not fit", () => {
  const folder = mkdtempSync(join(tmpdir(), "code-cache-"));
  try {
    const module = join(folder, "m.cjs");
    const cache = join(folder, "cache", "m.bin");
    writeFileSync(module, "const path = require('path'); exports.f = () => path.basename('/a/7').length;");
    expect(load(module, cache)).toEqual({ value: 1, fromCache: false });
    expect(existsSync(cache)).toBe(true);
    if (process.platform !== "win32") expect(statSync(cache).mode & 0o077).toBe(0);
    expect(load(module, cache)).toEqual({ value: 1, fromCache: true });
    writeFileSync(cache, "damaged");
    expect(load(module, cache)).toEqual({ value: 1, fromCache: false });
    writeFileSync(join(folder, "file"), "");
    expect(load(module, join(folder, "file", "below", "m.bin"))).toEqual({ value: 1, fromCache: false });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the cache has a file for each engine", () => {
  expect(cacheFileFor("typescript")).toContain(process.versions.node);
});
