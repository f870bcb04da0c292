import { describe, expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bytesOf, joinBuffers, splitBuffers } from "../../../kernel-ext/src/comms/buffers.js";

const isWidget = (value: unknown): value is { id: string } =>
  typeof value === "object" && value !== null && "widgetId" in value;
const split = (state: unknown) => splitBuffers(state, isWidget);

test("binary values leave their place empty: no field in an object, null in a list", () => {
  const bytes = Uint8Array.of(1, 2);
  const state = { a: bytes, list: [1, Float32Array.of(1), { deep: bytes.buffer }], empty: new Uint8Array(), n: null };
  const { state: rest, buffer_paths, buffers } = split(state);
  expect(rest).toEqual({ list: [1, null, {}], n: null });
  expect(buffer_paths).toEqual([["a"], ["list", 1], ["list", 2, "deep"], ["empty"]]);
  expect(buffers.map(({ length }) => length)).toEqual([2, 4, 2, 0]);
  expect(buffers[0]!.buffer).toBe(bytes.buffer);
});

test("views keep their part of the memory", () => {
  expect([...bytesOf(Uint8Array.of(0, 1, 2, 3).subarray(1, 3))]).toEqual([1, 2]);
  expect([...bytesOf(new DataView(Uint8Array.of(7, 8).buffer, 1))]).toEqual([8]);
});

test("widgets become references, and a state that holds itself is refused", () => {
  expect(split({ child: { widgetId: 1, id: "abc" } }).state).toEqual({ child: "IPY_MODEL_abc" });
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  expect(() => split(cyclic)).toThrow(/too deeply/);
});

test("buffers come back to their places, in a copy", () => {
  const sent = { a: 1, list: [null, {}] };
  const joined = joinBuffers(
    sent,
    [["b"], ["list", 0], ["list", 1, "c"]],
    [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)],
  );
  expect(joined).toEqual({ a: 1, b: Uint8Array.of(1), list: [Uint8Array.of(2), { c: Uint8Array.of(3) }] });
  expect(sent).toEqual({ a: 1, list: [null, {}] });
});

describe("paths that do not fit are refused", () => {
  const one = [Uint8Array.of(1)];
  test.each([
    ["too few", [], /1 buffers came with 0 paths/],
    ["no list", 7, /with no paths/],
    ["an empty path", [[]], /no list/],
    ["a path that is no list", ["a"], /no list/],
    ["a path to nowhere", [["x", "y"]], /leads nowhere: x\.y/],
    ["a path into a number", [["n", "y"]], /leads nowhere/],
    ["a path to the prototype", [["__proto__"]], /leads nowhere/],
    ["a path over the prototype", [["__proto__", "polluted"]], /leads nowhere/],
  ])("%s", (_, paths, message) => {
    expect(() => joinBuffers({ n: 1 }, paths, one)).toThrow(message);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

// Traffic recorded with ipywidgets, where it is at hand.
const recordings = fileURLToPath(new URL("../../../../shared/fixtures/ipywidgets-comm/", import.meta.url));
const recorded = existsSync(recordings) ? test : test.skip;
recorded("a nested binary state is split as ipywidgets splits it", () => {
  const { messages } = JSON.parse(readFileSync(`${recordings}nested-binary-custom.json`, "utf8")) as {
    messages: {
      msg_type: string;
      content: { data: { state: Record<string, unknown>; buffer_paths: string[][] } };
      buffers: string[];
    }[];
  };
  const open = messages.find(
    ({ msg_type, content }) => msg_type === "comm_open" && content.data.state["_model_name"] === "NestedModel",
  )!;
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const data = { a: bytes(1, 2), list: [1, bytes(3), { deep: bytes(4), mv: bytes(5, 6) }], empty: bytes(), n: null };
  const { state, buffer_paths, buffers } = split({ data });
  expect((state as { data: unknown }).data).toEqual(open.content.data.state["data"]);
  expect(buffer_paths).toEqual(open.content.data.buffer_paths);
  expect(buffers.map((buffer) => Buffer.from(buffer).toString("base64"))).toEqual(open.buffers);
});
