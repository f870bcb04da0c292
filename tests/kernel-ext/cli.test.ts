import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "@jest/globals";

const cli = fileURLToPath(new URL("../../kernel-ext/dist/cli.js", import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });

let prefix: string;
beforeAll(() => {
  prefix = mkdtempSync(join(tmpdir(), "omixel-cli-"));
});

test("a kernel that was installed answers the doctor's questions", () => {
  const installed = run("install", "--prefix", prefix, "--name", "tried");
  expect(installed.status).toBe(0);
  const folder = installed.stdout.trim().replace(/^.* is in /, "");
  expect(JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8"))).toMatchObject({ language: "typescript" });
  const examined = run("doctor", "--prefix", prefix, "--name", "tried");
  expect(examined.stdout).toMatch(/good {2}it answers after \d+ ms, and 1\+1 = 2 after \d+ ms/);
  expect(examined.stdout).not.toMatch(/WRONG/);
  expect(examined.status).toBe(0);
});

test("what is wrong is one line on standard error, and an exit code", () => {
  const { status, stdout, stderr } = run("install", "--perfix", prefix);
  expect(stderr).toMatch(/^omixel-kernel: install has no flag "--perfix". Use one of: --prefix, .*\n$/);
  expect([status, stdout]).toEqual([1, ""]);
});
