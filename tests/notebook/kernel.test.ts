import { expect, test } from "@jest/globals";
import { notebookKernel } from "../../src/notebook/kernel.js";
import { inNotebook } from "./fake-kernel.js";

test("there is a kernel in a notebook, and none elsewhere", async () => {
  expect(notebookKernel()).toBeUndefined();
  await inNotebook((kernel) => expect(notebookKernel()).toBe(kernel));
  expect(notebookKernel()).toBeUndefined();
});
