import { expect, test } from "@jest/globals";
import { KernelError, KeyboardInterrupt } from "../../kernel-ext/src/errors.js";
import { isKernelTag } from "./tags.js";

test("an error shows its tag and keeps its cause", () => {
  const cause = new Error("below");
  const error = new KernelError("PortTaken", "Port 5001 is taken.", cause);
  expect(String(error)).toBe("PortTaken: Port 5001 is taken.");
  expect(isKernelTag(error, "PortTaken")).toBe(true);
  expect(error.cause).toBe(cause);
  expect("cause" in new KernelError("Seam", "x")).toBe(false);
});

test("an interrupt has the name that Jupyter front ends know", () => {
  expect(new KeyboardInterrupt().name).toBe("KeyboardInterrupt");
});
