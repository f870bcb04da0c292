import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runCommand } from "../../../kernel-ext/src/install/run-command.js";

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await runCommand(args, (line) => lines.push(line));
  return { code, text: lines.join("\n") };
}

test("a kernel comes, and goes", async () => {
  const prefix = mkdtempSync(join(tmpdir(), "omixel-command-"));
  const folder = join(prefix, "share", "jupyter", "kernels", "dev");
  expect((await run("install", "--prefix", prefix, "--name", "dev")).text).toBe(`The kernel "dev" is in ${folder}`);
  expect(await run("uninstall", "--prefix", prefix, "--name", "dev")).toEqual({
    code: 0,
    text: `The kernel "dev" is no longer in ${folder}`,
  });
  await expect(run("uninstall", "--prefix", prefix, "--name", "dev")).rejects.toThrow(/no kernel "dev"/);
});

test("the doctor ends with 1 where something is wrong, and says what to do", async () => {
  const { code, text } = await run("doctor", "--prefix", mkdtempSync(join(tmpdir(), "omixel-command-")));
  expect(code).toBe(1);
  expect(text).toMatch(/good {2}Node .*\nWRONG no kernelspec "omixel" in .*\n {6}to do: omixel-kernel install/s);
});

test("help needs no command", async () => {
  expect((await run()).text).toMatch(/omixel-kernel install/);
  expect((await run("install", "--help")).code).toBe(0);
});
