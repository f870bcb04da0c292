import { afterAll, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolder, findLibrary } from "../../src/engine/library.js";

const root = mkdtempSync(join(tmpdir(), "omixel-library-"));
afterAll(() => rmSync(root, { recursive: true }));

const names =
  process.platform === "darwin"
    ? ["libtensorflow_framework.2.dylib", "libtensorflow_cc.2.dylib"]
    : ["libtensorflow_framework.so.2", "libtensorflow_cc.so.2"];

function fakeLibrary(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name), "");
  return folder;
}

test("nothing set up: there is none", () => {
  expect(findLibrary({ OMIXEL_CACHE: join(root, "empty") })).toBeUndefined();
});

test("finds what set-up has written down, until the files are gone", () => {
  const folder = fakeLibrary(join(root, "kept"));
  const cache = join(root, "cache");
  mkdirSync(cache);
  writeFileSync(join(cache, "library.json"), JSON.stringify({ folder }));
  expect(findLibrary({ OMIXEL_CACHE: cache })?.library).toBe(join(folder, names[1]!));
  rmSync(join(folder, names[1]!));
  expect(findLibrary({ OMIXEL_CACHE: cache })).toBeUndefined();
});

test("an unreadable note of set-up counts as none", () => {
  const cache = join(root, "torn");
  mkdirSync(cache);
  writeFileSync(join(cache, "library.json"), '{"folder": ');
  expect(findLibrary({ OMIXEL_CACHE: cache })).toBeUndefined();
});

test("OMIXEL_TENSORFLOW comes first and may name site-packages", () => {
  const folder = fakeLibrary(join(root, "site-packages", "tensorflow"));
  expect(findLibrary({ OMIXEL_TENSORFLOW: folder })?.folder).toBe(folder);
  expect(findLibrary({ OMIXEL_TENSORFLOW: join(root, "site-packages") })?.folder).toBe(folder);
});

test("a wrong OMIXEL_TENSORFLOW is an error that names the path and what to do", () => {
  expect(() => findLibrary({ OMIXEL_TENSORFLOW: join(root, "nowhere") })).toThrow(
    expect.objectContaining({ tag: "EngineUnavailable", message: expect.stringMatching(/nowhere.*npm run setup/s) }),
  );
});

test("set-up without a library ends well, says so loudly and names the way out", () => {
  const script = join(process.cwd(), "scripts/setup-engine.mjs");
  const run = (env: Record<string, string>) => spawnSync(process.execPath, [script], { encoding: "utf8", env });
  const nothing = run({ OMIXEL_CACHE: join(root, "fresh"), PATH: "" });
  expect([nothing.status, nothing.stdout]).toEqual([
    0,
    expect.stringMatching(/NO TENSORFLOW LIBRARY.*100 times slower.*no Python found.*pip install tensorflow-cpu/s),
  ]);
  const wrong = run({ OMIXEL_TENSORFLOW: "/nowhere", PATH: "" });
  expect([wrong.status, wrong.stdout]).toEqual([
    0,
    expect.stringMatching(/NO TENSORFLOW LIBRARY.*\/nowhere: .* not found/s),
  ]);
  const broken = join(root, "broken", "tensorflow-2.18.1");
  fakeLibrary(broken);
  const refused = run({ OMIXEL_CACHE: join(root, "broken"), PATH: "" });
  expect(refused.stdout).toContain(`${broken}: `);
});

test("set-up and library agree on where the cache is", () => {
  const script = join(process.cwd(), "scripts/setup-engine.mjs");
  for (const env of [{ OMIXEL_CACHE: join(root, "a") }, { XDG_CACHE_HOME: join(root, "b"), OMIXEL_CACHE: "" }, {}]) {
    const all = { ...process.env, ...env };
    const { stdout } = spawnSync(process.execPath, [script, "--where"], { encoding: "utf8", env: all });
    expect(JSON.parse(stdout)).toMatchObject({ cache: cacheFolder(all), files: names });
  }
});
