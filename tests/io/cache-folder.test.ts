import { afterEach, expect, test } from "@jest/globals";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "../../src/io/cache-folder.js";

const before = { ...process.env };
afterEach(() => {
  for (const name of ["OMIXEL_CACHE", "XDG_CACHE_HOME"])
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before[name];
});

test("the environment moves it, the usual folder of caches comes next", () => {
  process.env.OMIXEL_CACHE = "/a";
  process.env.XDG_CACHE_HOME = "/b";
  expect(cacheFolder()).toBe("/a");
  delete process.env.OMIXEL_CACHE;
  expect(cacheFolder()).toBe(join("/b", "omixel"));
  delete process.env.XDG_CACHE_HOME;
  expect(cacheFolder()).toBe(join(homedir(), ".cache", "omixel"));
});
