import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Wire } from "../../../kernel-ext/src/protocol/wire.js";
import { KernelClient, printed, resultOf, textOf, typesOf } from "../kernel-client.js";

const api = `(globalThis as any)[Symbol.for("omixel.kernel")]`;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let kernel: KernelClient;
beforeEach(async () => {
  kernel = await KernelClient.start();
});
afterEach(async () => void (await kernel.stop()));

describe("messages that are not right", () => {
  test("are dropped and said once; nothing unsigned is answered; the kernel lives on", async () => {
    await kernel.execute("1");
    const before = kernel.output.length;
    const forged = new Wire("wrong");
    const good = () => kernel.wire.frames({ type: "execute_request", content: { code: "console.log('ran')" } });
    for (let i = 0; i < 300; i++) {
      await kernel.send(forged.frames({ type: "execute_request", content: { code: "console.log('ran')" } }));
      const frames = good();
      frames[2 + (i % 4)] = Buffer.from("{");
      await kernel.send(frames);
      await kernel.send(good().slice(0, i % 6));
      await kernel.send([Buffer.from("<IDS|MSG>")], "stdin");
    }
    await sleep(300);
    expect(kernel.output.length).toBe(before);
    expect(textOf(await kernel.execute("2"))).toBe("2");
    expect(kernel.terminal.split("\n").length).toBeLessThan(10);
  });

  test("with a good signature and odd contents are answered or ignored", async () => {
    const odd = [
      "complete_request",
      "inspect_request",
      "is_complete_request",
      "history_request",
      "comm_open",
      "comm_msg",
      "comm_close",
      "comm_info_request",
      "execute_request",
      "nonsense",
      "__proto__",
    ];
    for (const type of odd)
      for (const content of [{}, { code: 7, cursor_pos: -5, comm_id: {}, n: "x", pattern: 3, data: [] }])
        void kernel.request(type, content, { timeout: 2000 }).catch(() => undefined);
    await sleep(500);
    expect(textOf(await kernel.execute("3"))).toBe("3");
  });
});

describe("large things", () => {
  test("a buffer of 100 MB goes out without a second copy", async () => {
    const code = `const bytes = new Uint8Array(100_000_000); const before = process.memoryUsage().rss;
      const comm = ${api}.comms.open("t"); comm.send({ big: 1 }, { buffers: [bytes] });
      await new Promise((r) => setTimeout(r, 1000)); Math.round((process.memoryUsage().rss - before) / 1e6)`;
    const answer = await kernel.execute(code);
    const message = answer.output.find(({ buffers }) => buffers.length > 0);
    expect(message?.buffers[0]?.length).toBe(100_000_000);
    // The pages of the array itself are counted when they are read for the first time: once, not twice.
    expect(Number(textOf(answer))).toBeLessThan(170);
  });

  test("a front end that does not read holds output up, then loses it; memory stays bounded", async () => {
    if (process.platform === "win32") return;
    const code = `const line = "x".repeat(10_000); for (let i = 0; i < 60_000; i++) console.log(line); Math.round(process.memoryUsage().rss / 1e6)`;
    const { Subscriber } = await import("zeromq");
    const deaf = new Subscriber({ receiveHighWaterMark: 1, linger: 0 });
    deaf.connect(`tcp://127.0.0.1:${kernel.connection["iopub_port"]}`);
    deaf.subscribe("");
    await sleep(300);
    const running = kernel.execute(code, {}, 50_000);
    await sleep(8000);
    deaf.close();
    const answer = await running;
    expect(Number(textOf(answer))).toBeLessThan(900);
    expect(typesOf(answer).at(-1)).toBe("status");
  });
});

describe("leaving", () => {
  test("with process.exit() the cell's last words are still sent", async () => {
    const running = kernel.execute('console.log("bye"); process.exit(3)').catch(() => undefined);
    expect(await kernel.ended()).toEqual([3, null]);
    await sleep(100);
    expect(kernel.output.some(({ content }) => content["text"] === "bye\n")).toBe(true);
    await kernel.stop();
    await running;
  });

  test("by SIGTERM is clean", async () => {
    kernel.process.kill("SIGTERM");
    expect(await kernel.ended()).toEqual([0, null]);
  });

  test("on a request is answered, also with restart", async () => {
    const answer = await kernel.request("shutdown_request", { restart: true }, { channel: "control" });
    expect(answer.reply).toEqual({ status: "ok", restart: true });
    expect(await kernel.ended()).toEqual([0, null]);
  });
});

test("hostile values are shown, and the cell ends", async () => {
  const answer = await kernel.execute(`const cyclic: any = { toJSON() { return "lie" } }; cyclic.self = cyclic;
    console.log(cyclic); Object.defineProperty({}, "x", { get() { throw new Error("getter") }, enumerable: true })`);
  expect(printed(answer)).toContain("[Circular");
  expect(resultOf(answer)).toHaveProperty("text/plain");
});
