import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  isOurs,
  kernelMain,
  kernelspecFiles,
  kernelspecOf,
  readKernelspec,
} from "../../../kernel-ext/src/install/kernelspec.js";

test("a kernelspec starts this Node on the built kernel, by absolute paths", () => {
  const { argv, ...rest } = kernelspecOf("omixel");
  expect(argv).toEqual([process.execPath, kernelMain(), "{connection_file}"]);
  expect(argv.slice(0, 2).every((path) => isAbsolute(path))).toBe(true);
  expect(kernelMain()).toMatch(/kernel-ext[\\/]dist[\\/]main\.js$/);
  expect(rest).toEqual({
    display_name: "TypeScript (omixel)",
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false, "omixel-kernel": expect.stringMatching(/^\d+\.\d+\.\d+/) },
  });
  expect(kernelspecOf("dev").display_name).toBe("TypeScript (dev)");
});

test("its folder holds what Jupyter looks for", () => {
  const files = kernelspecFiles(kernelspecOf("omixel"));
  expect(Object.keys(files)).toEqual(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"]);
});

test("ours is told from others', and from what cannot be read", () => {
  const folder = mkdtempSync(join(tmpdir(), "omixel-spec-"));
  expect(readKernelspec(folder)).toBeUndefined();
  writeFileSync(join(folder, "kernel.json"), '{"argv": ["python"], "display_name": "Python"}');
  expect(isOurs(readKernelspec(folder))).toBe(false);
  writeFileSync(join(folder, "kernel.json"), JSON.stringify(kernelspecOf("omixel")));
  expect(isOurs(readKernelspec(folder))).toBe(true);
  writeFileSync(join(folder, "kernel.json"), "{");
  expect(isOurs(readKernelspec(folder))).toBe(false);
});
