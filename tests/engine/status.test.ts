import { expect, test } from "@jest/globals";
import type { CApi } from "../../src/engine/c-api.js";
import { isExhausted, newStatus } from "../../src/engine/status.js";

const api = (code: number, text: string) =>
  ({ TF_NewStatus: () => 1n, TF_GetCode: () => code, TF_Message: () => text }) as unknown as CApi;

test("silent while all is well", () => {
  expect(() => newStatus(api(0, "")).check("MatMul")).not.toThrow();
});

test("a failure has the op, TensorFlow's code and text, and a remedy", () => {
  const status = newStatus(api(8, "OOM when allocating tensor"));
  expect(() => status.check("Conv2D")).toThrow(
    expect.objectContaining({
      tag: "EngineFailure",
      message:
        "TensorFlow failed in Conv2D (RESOURCE_EXHAUSTED): OOM when allocating tensor Use smaller images or a smaller batch.",
      cause: { code: "RESOURCE_EXHAUSTED", text: "OOM when allocating tensor" },
    }),
  );
});

test("what becomes of a stream is not told", () => {
  const text = "Bad\n\tEncountered when executing an operation using EagerExecutor. This error cancels all.";
  expect(() => newStatus(api(3, text)).check("X")).toThrow(/: Bad Check shapes/);
});

test("whoever waits for failures is called before one is thrown", () => {
  let failures = 0;
  const status = newStatus(api(3, "Bad"), () => failures++);
  expect(() => status.check("X")).toThrow("Bad");
  expect(failures).toBe(1);
});

test("codes of later versions come as numbers", () => {
  expect(() => newStatus(api(77, "new")).check("X")).toThrow(/X \(77\)/);
});

test("a want of memory is told from other failures", () => {
  const failureOf = (code: number): unknown => {
    try {
      return newStatus(api(code, "x")).check("X");
    } catch (error) {
      return error;
    }
  };
  expect([8, 3].map((code) => isExhausted(failureOf(code)))).toEqual([true, false]);
  expect(isExhausted(new Error("RESOURCE_EXHAUSTED"))).toBe(false);
});
