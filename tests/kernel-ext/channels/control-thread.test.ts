import { afterEach, describe, expect, test } from "@jest/globals";
import { spawn, spawnSync } from "node:child_process";
import { Request } from "zeromq";
import { KernelClient, typesOf } from "../kernel-client.js";
import { Wire } from "../../../kernel-ext/src/protocol/wire.js";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const alive = (pid: number) => spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();

let kernel: KernelClient;
afterEach(async () => void (await kernel.stop()));

test("heartbeats are answered while a cell never yields", async () => {
  kernel = await KernelClient.start();
  const running = kernel.execute("while (true) {}");
  await sleep(500);
  const heartbeat = new Request({ receiveTimeout: 2000, linger: 0 });
  heartbeat.connect(`tcp://127.0.0.1:${kernel.connection["hb_port"]}`);
  await heartbeat.send("beat");
  expect(String((await heartbeat.receive())[0])).toBe("beat");
  heartbeat.close();
  await kernel.interrupt();
  expect((await running).reply).toMatchObject({ ename: "KeyboardInterrupt" });
});

describe("a kernel that never yields", () => {
  test("leaves when it is asked to", async () => {
    kernel = await KernelClient.start();
    void kernel.execute("while (true) {}").catch(() => undefined);
    await sleep(300);
    const begun = performance.now();
    await kernel.stop();
    expect(performance.now() - begun).toBeLessThan(2500);
  });

  test("is ended by a second interrupt if it is inside native code, and the cell is told why", async () => {
    kernel = await KernelClient.start();
    await kernel.execute("1");
    const code = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)";
    // Behind an await no signal reaches the code.
    void kernel.execute(`await 1; ${code}`).catch(() => undefined);
    await sleep(400);
    void kernel.interrupt().catch(() => undefined);
    await sleep(1300);
    void kernel.interrupt().catch(() => undefined);
    expect(await kernel.ended()).toEqual([null, "SIGKILL"]);
    await sleep(100);
    const error = kernel.output.find(({ header }) => header.msg_type === "error");
    expect(error?.content).toMatchObject({ ename: "KernelEnded", evalue: expect.stringMatching(/variables are gone/) });
  });

  test("leaves when its parent is killed", async () => {
    if (process.platform === "win32") return;
    kernel = await KernelClient.start();
    const entry = kernel.process.spawnargs[1]!;
    await kernel.stop();
    const file = JSON.stringify(kernel.connectionFile);
    const connection = JSON.stringify(JSON.stringify(kernel.connection));
    const script = `
      const fs = require("fs"); fs.mkdirSync(${JSON.stringify(kernel.folder)}, { recursive: true });
      fs.writeFileSync(${file}, ${connection}, { mode: 0o600 });
      const child = require("child_process").spawn(process.execPath, [${JSON.stringify(entry)}, ${file}], { stdio: "ignore" });
      console.log(child.pid); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    const pid = Number(
      await new Promise((resolve) => parent.stdout.once("data", (data: Buffer) => resolve(data.toString()))),
    );
    await sleep(1500);
    expect(alive(pid)).not.toBe("");
    parent.kill("SIGKILL");
    for (let i = 0; i < 40 && !/^(Z.*)?$/.test(alive(pid)); i++) await sleep(100);
    expect(alive(pid)).toMatch(/^(Z.*)?$/);
  });
});

test("unsigned requests on the control socket are not answered, and said once", async () => {
  kernel = await KernelClient.start();
  const forged = new Wire("wrong");
  for (let i = 0; i < 5; i++) {
    await kernel.send(forged.frames({ type: "shutdown_request", content: { restart: false } }), "control");
    await kernel.send(forged.frames({ type: "interrupt_request", content: {} }), "control");
  }
  await sleep(300);
  const answer = await kernel.execute("1");
  expect(typesOf(answer)).toContain("execute_result");
  expect(kernel.terminal.match(/not signed/g)?.length).toBe(1);
});
