import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

const { chromiumCandidates, readyChromium } = (await import(
  fileURLToPath(new URL("../../scripts/bootstrap/chromium.mjs", import.meta.url))
)) as {
  chromiumCandidates(environment: object, platform?: string): string[];
  readyChromium(options: {
    environment: object;
    install: () => Promise<string | undefined>;
  }): Promise<{ chromium?: string; version?: string; missing?: string }>;
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-chromium-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const command = (name: string, code: string) => {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${code}\n`);
  chmodSync(file, 0o755);
  return file;
};
const never = () => Promise.reject(new Error("nothing is to be installed"));

test("each system has its places; one's own is the only candidate", () => {
  expect(chromiumCandidates({ PATH: "/opt/bin" }, "linux").slice(0, 2)).toEqual([
    "/opt/bin/chromium",
    "/usr/bin/chromium",
  ]);
  expect(chromiumCandidates({}, "darwin")).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  expect(chromiumCandidates({ PROGRAMFILES: "C:" }, "win32").join()).toMatch(/chrome\.exe/);
  expect(chromiumCandidates({ CHROMIUM: "/own" }, "linux")).toEqual(["/own"]);
});

describe("a browser is ready", () => {
  test("when it starts and tells its version", async () => {
    const own = command("own", 'echo "Chromium 150.0.1 built on a Tuesday"');
    expect(await readyChromium({ environment: { CHROMIUM: own }, install: never })).toEqual({
      chromium: own,
      version: "Chromium 150.0.1 built on a Tuesday",
    });
  });

  test("not when the one that was named is not there or does not start: no other is taken", async () => {
    const broken = command("broken", "exit 1");
    for (const [CHROMIUM, why] of [
      [broken, "does not start"],
      [join(folder, "none"), "is not there"],
    ])
      expect((await readyChromium({ environment: { CHROMIUM }, install: never })).missing).toContain(why!);
  });
});
