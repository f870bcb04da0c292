import { beforeEach, expect, test } from "@jest/globals";
import type { Workshop } from "../../../kernel-ext/src/cells/execution.js";
import { History } from "../../../kernel-ext/src/cells/history.js";
import { Comms } from "../../../kernel-ext/src/comms/comms.js";
import { answer, requestHandlers } from "../../../kernel-ext/src/server/requests.js";
import { recorder, request } from "../recording.js";

const done: string[] = [];
const handlers = requestHandlers({
  workshop: (): Workshop => {
    throw new Error("the compiler stumbled");
  },
  history: new History(),
  comms: new Comms(recorder().publisher),
  interrupt: async () => void done.push("interrupt"),
  leave: () => void done.push("leave"),
});
beforeEach(() => {
  done.length = 0;
});
const ask = (type: string, content: object = {}) => answer(handlers, request(type, content));

test("requests are answered with a status", async () => {
  expect(await ask("kernel_info_request")).toMatchObject({ status: "ok", implementation: "omixel" });
  expect(await ask("comm_info_request", { target_name: "x" })).toEqual({ status: "ok", comms: {} });
  expect(await ask("history_request", { hist_access_type: "tail", n: 3 })).toEqual({ status: "ok", history: [] });
  expect(await ask("debug_request")).toEqual({ status: "ok" });
  expect(await ask("interrupt_request")).toEqual({ status: "ok" });
  expect(await ask("shutdown_request", { restart: true })).toEqual({ status: "ok", restart: true });
  expect(done).toEqual(["interrupt", "leave"]);
});

test("completion and hover never show an error; other requests do", async () => {
  expect(await ask("complete_request", { code: "a", cursor_pos: 1 })).toEqual({
    status: "ok",
    matches: [],
    cursor_start: 1,
    cursor_end: 1,
    metadata: {},
  });
  expect(await ask("inspect_request", { code: "a", cursor_pos: 1 })).toMatchObject({ status: "ok", found: false });
  expect(await ask("is_complete_request", { code: "a" })).toMatchObject({
    status: "error",
    evalue: "the compiler stumbled",
  });
});

test("comm messages have no reply, unknown types are ignored", async () => {
  expect(await ask("comm_msg", { comm_id: "none", data: {} })).toBeUndefined();
  expect(await ask("no_such_request")).toBeUndefined();
  expect(await ask("toString")).toBeUndefined();
});
