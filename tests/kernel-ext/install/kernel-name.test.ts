import { expect, test } from "@jest/globals";
import { checkKernelName } from "../../../kernel-ext/src/install/kernel-name.js";

test.each(["omixel", "omixel-dev_2.1", "O"])("%j is a name", (name) => {
  expect(checkKernelName(name)).toBe(name);
});

test.each(["", "..", ".hidden", "a/b", "a b", "ö", "a\n", "../../etc"])("%j is none", (name) => {
  expect(() => checkKernelName(name)).toThrow(/cannot be named/);
});
