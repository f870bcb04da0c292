import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { portTaken } from "../../../kernel-ext/src/channels/control-link.js";
import { KernelClient } from "../kernel-client.js";

const entry = fileURLToPath(new URL("../../../kernel-ext/dist/main.js", import.meta.url));

test("the error for a taken port says what to do", () => {
  expect(String(portTaken("tcp://127.0.0.1:5", "in use"))).toMatch(
    /^PortTaken: .*127\.0\.0\.1:5.*choose the kernel again/,
  );
});

test("a second kernel on the same file ends with that error and leaves the first alone", async () => {
  const first = await KernelClient.start();
  const second = spawnSync(process.execPath, [entry, first.connectionFile], { encoding: "utf8", timeout: 20_000 });
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/PortTaken.*same connection file/);
  expect((await first.execute("1")).reply).toMatchObject({ status: "ok" });
  await first.stop();
});

test("a port that another program took is named", async () => {
  const kernel = await KernelClient.start();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  const file = join(kernel.folder, "other.json");
  const free = Object.fromEntries(
    ["iopub_port", "stdin_port", "control_port", "hb_port"].map((name, i) => [
      name,
      40_000 + ((process.pid * 7 + i) % 20_000),
    ]),
  );
  writeFileSync(file, JSON.stringify({ ...kernel.connection, ...free, shell_port: port }), { mode: 0o600 });
  const other = spawnSync(process.execPath, [entry, file], { encoding: "utf8", timeout: 20_000 });
  expect(other.status).toBe(1);
  expect(other.stderr).toMatch(/PortTaken/);
  await new Promise((resolve) => taken.close(resolve));
  await kernel.stop();
});
