import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("../../kernel-ext/dist/main.js", import.meta.url));
const start = (...args: string[]) =>
  spawnSync(process.execPath, [entry, ...args], { encoding: "utf8", timeout: 20_000 });

test("without a connection file it says how it is started", () => {
  const { status, stderr } = start();
  expect(status).toBe(64);
  expect(stderr).toMatch(/usage: node main\.js CONNECTION_FILE/);
});

test("a connection file that cannot be used is named in one line", () => {
  const folder = mkdtempSync(join(tmpdir(), "main-"));
  try {
    const { status, stderr } = start(join(folder, "none.json"));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\[omixel-kernel\] ConnectionFile: .*none\.json does not exist/);
    writeFileSync(join(folder, "open.json"), "{}", { mode: 0o666 });
    if (process.platform !== "win32")
      expect(start(join(folder, "open.json")).stderr).toMatch(/chmod 600|lacks a usable/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
