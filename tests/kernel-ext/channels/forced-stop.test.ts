import { expect, test } from "@jest/globals";
import { ForcedStop } from "../../../kernel-ext/src/channels/forced-stop.js";
import { Wire } from "../../../kernel-ext/src/protocol/wire.js";

const wire = new Wire("key", "s");
const request = wire.parse(wire.frames({ type: "execute_request", content: {} }));
const topic = (type: string) => [Buffer.from(`kernel.s.${type}`)];
const input = wire.frames({
  type: "execute_input",
  content: { code: "1" },
  parent: request,
  ids: topic("execute_input"),
});
const status = (state: string) =>
  wire.frames({ type: "status", content: { execution_state: state }, parent: request, ids: topic("status") });

test("the running cell is told why the process ends, and that it is idle", () => {
  const stop = new ForcedStop(wire);
  stop.watch(input);
  stop.watch(status("busy"));
  const [error, idle] = stop.words("interrupt").map((frames) => wire.parse(frames));
  expect(error!.content).toMatchObject({ ename: "KernelEnded", evalue: expect.stringMatching(/second one came/) });
  expect(error!.parent.msg_id).toBe(request.header.msg_id);
  expect(idle!.content).toEqual({ execution_state: "idle" });
});

test("nobody is told when no cell runs", () => {
  const stop = new ForcedStop(wire);
  expect(stop.words("shutdown")).toEqual([]);
  stop.watch(input);
  stop.watch(status("idle"));
  expect(stop.words("shutdown")).toEqual([]);
});

test("a second interrupt counts only if a cell runs and the first had its time", async () => {
  const stop = new ForcedStop(wire);
  stop.watch(input);
  expect(stop.isDue()).toBe(false);
  stop.begin();
  expect(stop.isDue()).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(stop.isDue()).toBe(true);
  stop.watch(status("idle"));
  expect(stop.isDue()).toBe(false);
});
