import { expect, test } from "@jest/globals";
import { dtypeCode, dtypeName, storageOf } from "../../src/engine/dtypes.js";

test("element sizes agree with the arrays that hold them", () => {
  for (const [name, code] of Object.entries(dtypeCode)) {
    const storage = storageOf(code);
    if (["string", "resource", "variant"].includes(name)) expect(storage).toBeUndefined();
    else expect(new storage!.array(3).BYTES_PER_ELEMENT).toBe(storage!.bytes);
  }
});

test("complex numbers are pairs", () => {
  expect([storageOf(dtypeCode.complex64)!.perElement, storageOf(dtypeCode.float32)!.perElement]).toEqual([2, 1]);
});

test("numbers have names", () => {
  expect([dtypeName(14), dtypeName(99)]).toEqual(["bfloat16", "type 99"]);
});
