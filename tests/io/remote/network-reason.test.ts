import { expect, test } from "@jest/globals";
import { networkReason } from "../../../src/io/remote/network-reason.js";

test("codes are told in words, others as they say", () => {
  expect(networkReason(Object.assign(new Error("x"), { code: "ENOTFOUND" }))).toContain("there may be no network");
  expect(networkReason(new Error("it broke"))).toBe("it broke");
});
