import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { isThenable } from "../../../kernel-ext/src/cells/runner.js";
import { type Answer, KernelClient, printed } from "../kernel-client.js";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The bound that is promised is 150 ms; the rest is for a machine that does other things as well. */
const SOON_MS = 150 + 350;

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(
    "async function train() { while (true) { await new Promise((r) => setTimeout(r, 10)); console.log('step'); } }",
  );
});
afterAll(async () => void (await kernel.stop()));

async function interrupted(code: string, after = 300): Promise<{ answer: Answer; milliseconds: number }> {
  const running = kernel.execute(code, {}, 5000);
  await sleep(after);
  const begun = performance.now();
  void kernel.interrupt();
  const answer = await running;
  return { answer, milliseconds: performance.now() - begun };
}

describe("an interrupt stops", () => {
  test.each([
    ["a loop", "while (true) {}"],
    ["a loop after an await", "await new Promise((r) => setTimeout(r, 5)); while (true) {}"],
    ["a cell that awaits", "await new Promise(() => {})"],
    ["a promise as last value", "new Promise(() => {})"],
    ["a loop of awaits", "while (true) await new Promise((r) => setTimeout(r, 5))"],
    ["a function of an earlier cell", "await train()"],
    ["for await", "async function* g() { yield await new Promise(() => {}) } for await (const x of g()) {}"],
    ["a loop that catches everything", "while (true) { try { while (true) {} } catch {} }"],
    [
      "a loop inside a library",
      "const a = Array.from({ length: 100_000 }, (_, i) => i); while (true) a.sort(() => -1)",
    ],
    ["output that never ends", "while (true) console.log('x'.repeat(100))"],
  ])("%s", async (_, code) => {
    const { answer, milliseconds } = await interrupted(code);
    expect(answer.reply).toMatchObject({ status: "error", ename: "KeyboardInterrupt" });
    expect(milliseconds).toBeLessThan(SOON_MS);
    expect((await kernel.execute("1")).reply).toMatchObject({ status: "ok" });
  });

  test("what goes on behind the cell as well", async () => {
    await interrupted("await train()");
    const before = kernel.output.length;
    await sleep(100);
    expect(kernel.output.slice(before).filter(({ header }) => header.msg_type === "stream")).toEqual([]);
  });

  test("a loop in a timer, and one in a comm's callback", async () => {
    await kernel.execute("setTimeout(() => { while (true) {} }, 20)");
    await sleep(200);
    expect(await kernel.interrupt()).toBeLessThan(SOON_MS);
    await kernel.execute(`(globalThis as any)[Symbol.for("omixel.kernel")].comms.registerTarget("loop", (comm: any) => {
      comm.onMessage = () => { while (true) {} } })`);
    await kernel.request("comm_open", { comm_id: "c", target_name: "loop", data: {} }, { reply: false });
    const message = kernel.request("comm_msg", { comm_id: "c", data: {} }, { reply: false });
    await sleep(200);
    expect(await kernel.interrupt()).toBeLessThan(SOON_MS);
    await message;
  });

  test("the library's work, through the signal", async () => {
    const { answer } = await interrupted(`const { signal } = (globalThis as any)[Symbol.for("omixel.kernel")];
      signal.addEventListener("abort", () => console.log("stopped: " + signal.reason.name)); await new Promise(() => {})`);
    await sleep(50);
    const id = answer.output[0]!.parent.msg_id;
    const late = kernel.output.filter(({ parent, header }) => parent.msg_id === id && header.msg_type === "stream");
    expect(printed({ ...answer, output: late })).toBe("stopped: KeyboardInterrupt\n");
  });

  test("also by a signal to the process", async () => {
    if (process.platform === "win32") return;
    for (const code of ["while (true) {}", "await new Promise(() => {})"]) {
      const running = kernel.execute(code, {}, 5000);
      await sleep(200);
      kernel.process.kill("SIGINT");
      expect((await running).reply).toMatchObject({ ename: "KeyboardInterrupt" });
    }
  });

  test("nothing when nothing runs: the next cell is not touched", async () => {
    await kernel.interrupt();
    await kernel.interrupt();
    expect((await kernel.execute("await 1; for (let i = 0; i < 10; i++) {}")).reply).toMatchObject({ status: "ok" });
  });
});

test("promises of any make are awaited", () => {
  expect(isThenable(Promise.resolve())).toBe(true);
  expect(isThenable({ then: () => undefined })).toBe(true);
  expect([null, undefined, 1, {}, { then: 1 }].some(isThenable)).toBe(false);
});
