import { expect, test } from "@jest/globals";
import type { CellOutcome, Execution } from "../../../kernel-ext/src/cells/execution.js";
import { History } from "../../../kernel-ext/src/cells/history.js";
import { ExecuteQueue } from "../../../kernel-ext/src/server/execute-queue.js";
import { recorder, request } from "../recording.js";

const error = { ename: "E", evalue: "v", traceback: ["t"] };

function queueOf(run: (code: string) => CellOutcome | Promise<CellOutcome>) {
  const record = recorder();
  const replies: Record<string, unknown>[] = [];
  const history = new History();
  const queue = new ExecuteQueue({
    execution: {
      run: async (code: string) => run(code),
      expression: async () => ({ status: "ok" }),
    } as unknown as Execution,
    publisher: record.publisher,
    history,
    reply: (_, type, content) => replies.push({ type, ...(content as object) }),
    flush: () => undefined,
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const send = (code: unknown, more: object = {}) => queue.push(request("execute_request", { code, ...more }));
  const ended = async (count: number) => {
    while (replies.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return { ...record, replies, history, queue, send, ended };
}

test("cells run one after another, each between busy and idle", async () => {
  let running = 0;
  const { send, ended, replies, messages } = queueOf(async () => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    return { status: "ok" };
  });
  for (let i = 0; i < 5; i++) send(`${i}`);
  await ended(5);
  expect(replies.map((reply) => reply["execution_count"])).toEqual([1, 2, 3, 4, 5]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const states = messages
    .filter(({ header }) => header.msg_type === "status")
    .map(({ content }) => content["execution_state"]);
  expect(states).toEqual(Array.from({ length: 5 }, () => ["busy", "idle"]).flat());
});

test("an error aborts what waits, without a number, unless it shall not", async () => {
  const fails = (code: string): CellOutcome => (code === "bad" ? { status: "error", error } : { status: "ok" });
  const first = queueOf(fails);
  for (const code of ["bad", "a", "b"]) first.send(code);
  await first.ended(3);
  expect(first.replies).toEqual([
    { type: "execute_reply", status: "aborted" },
    { type: "execute_reply", status: "aborted" },
    { type: "execute_reply", status: "error", execution_count: 1, ...error, payload: [], user_expressions: {} },
  ]);
  const second = queueOf(fails);
  second.send("bad", { stop_on_error: false });
  second.send("a");
  await second.ended(2);
  expect(second.replies.map(({ status }) => status)).toEqual(["error", "ok"]);
});

test("pages go with the reply of their cell, and the history keeps what was run", async () => {
  const parts = queueOf((code) => {
    if (code === "page") parts.queue.page("text");
    return { status: "ok", result: { data: { "text/plain": "7" }, metadata: {} } };
  });
  parts.send("page");
  parts.send("hidden", { silent: true });
  parts.send("unkept", { store_history: false });
  parts.send(undefined);
  await parts.ended(4);
  expect(parts.replies[0]!["payload"]).toEqual([{ source: "page", data: { "text/plain": "text" }, start: 0 }]);
  expect(parts.replies[1]!["payload"]).toEqual([]);
  expect(parts.history.find({ hist_access_type: "tail", output: true })).toEqual([[1, 1, ["page", "7"]]]);
});
