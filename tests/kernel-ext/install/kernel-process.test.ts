import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { KernelProcess } from "../../../kernel-ext/src/install/kernel-process.js";

const fake = fileURLToPath(new URL("./fake-kernel.mjs", import.meta.url));
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("omixel-doctor-"));

test("a kernel gets a connection file of its own, which goes with it", async () => {
  const before = folders().length;
  const kernel = await KernelProcess.start([process.execPath, fake, "2", "{connection_file}"]);
  expect(folders()).toHaveLength(before + 1);
  await kernel.send("kernel_info_request", {});
  expect(await kernel.reply(10_000)).toEqual({ type: "kernel_info_reply", content: { status: "ok" } });
  expect(await kernel.reply(150)).toBeUndefined();
  await kernel.stop();
  expect(folders()).toHaveLength(before);
  expect(existsSync(fake)).toBe(true);
});
