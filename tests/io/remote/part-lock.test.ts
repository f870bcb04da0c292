import { existsSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { lockPart } from "../../../src/io/remote/part-lock.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();

test("one holds the part, others get one of their own; a lock that was left is taken over", async () => {
  const target = join(folder.path, "table.tsv");
  const first = await lockPart(target);
  expect(first).toMatchObject({ path: `${target}.part`, resumable: true });
  const [second, third] = [await lockPart(target), await lockPart(target)];
  expect([second.resumable, third.resumable]).toEqual([false, false]);
  expect(new Set([first, second, third].map(({ path }) => path)).size).toBe(3);
  await second.release();
  expect(existsSync(`${target}.lock`)).toBe(true);
  const long = Date.now() / 1000 - 600;
  utimesSync(`${target}.lock`, long, long);
  const fourth = await lockPart(target);
  expect(fourth.resumable).toBe(true);
  await fourth.release();
  expect(existsSync(`${target}.lock`)).toBe(false);
});
