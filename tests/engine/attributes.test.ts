import { expect, test } from "@jest/globals";
import { AttributeSetter, type AttributeValue } from "../../src/engine/attributes.js";
import type { CApi } from "../../src/engine/c-api.js";

/** An API that records which setter was called; TensorFlow's answers about kinds are given. */
function recorded(kind: number, isList: boolean) {
  const calls: [string, ...unknown[]][] = [];
  let asked = 0;
  const c = new Proxy({} as CApi, {
    get: (_, name: string) =>
      name === "TFE_OpNameGetAttrType"
        ? (_context: bigint, _op: bigint, _attribute: bigint, list: Uint8Array) => {
            asked++;
            list[0] = Number(isList);
            return kind;
          }
        : (...args: unknown[]) => void calls.push([name, ...args.slice(2)]),
  });
  const status = { pointer: 0n, check: () => undefined };
  const setter = new AttributeSetter(c, 0n, status, (text) => BigInt(text.length));
  return { calls, asked: () => asked, set: (name: string, value: AttributeValue) => setter.set(1n, "Op", name, value) };
}

test.each<[string, number, boolean, AttributeValue, string]>([
  ["text", 0, false, "SAME", "TFE_OpSetAttrString"],
  ["int", 1, false, 3, "TFE_OpSetAttrInt"],
  ["float", 2, false, 0.5, "TFE_OpSetAttrFloat"],
  ["bool", 3, false, true, "TFE_OpSetAttrBool"],
  ["type", 4, false, "int32", "TFE_OpSetAttrType"],
  ["shape", 5, false, [2, 3], "TFE_OpSetAttrShape"],
  ["texts", 0, true, ["a", "bc"], "TFE_OpSetAttrStringList"],
  ["ints", 1, true, [1, 2], "TFE_OpSetAttrIntList"],
  ["floats", 2, true, [0.5], "TFE_OpSetAttrFloatList"],
  ["bools", 3, true, [true, false], "TFE_OpSetAttrBoolList"],
  ["types", 4, true, ["int32", "float32"], "TFE_OpSetAttrTypeList"],
])("a %s goes through its own setter, and the kind is asked once", (_, kind, isList, value, setter) => {
  const api = recorded(kind, isList);
  api.set("attribute", value);
  api.set("attribute", value);
  expect(api.calls.map(([name]) => name)).toEqual([setter, setter]);
  expect(api.asked()).toBe(1);
});

test("type names become TensorFlow's numbers", () => {
  const api = recorded(4, false);
  api.set("T", "bfloat16");
  expect(api.calls).toEqual([["TFE_OpSetAttrType", 14]]);
});

test("private attributes are set by the kind of their value, without asking", () => {
  const api = recorded(0, false);
  api.set("_kernel", "MklNameChangeOp");
  api.set("_flag", true);
  api.set("_count", 2);
  expect(api.calls.map(([name]) => name)).toEqual(["TFE_OpSetAttrString", "TFE_OpSetAttrBool", "TFE_OpSetAttrInt"]);
  expect(api.asked()).toBe(0);
});

test("kinds that cannot be set are refused", () => {
  expect(() => recorded(6, false).set("f", 1)).toThrow(/cannot be set/);
});
