import { afterAll, expect, test } from "@jest/globals";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCApi } from "../../src/engine/c-api.js";
import { findLibrary } from "../../src/engine/library.js";
import { describeTensorFlow } from "./engines.js";

const folder = mkdtempSync(join(tmpdir(), "omixel-c-api-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a truncated library is named, with what to do", () => {
  const file = join(folder, "libtensorflow_framework.so.2");
  writeFileSync(file, "\x7fELF\x02\x01\x01");
  const location = { folder, framework: file, library: join(folder, "libtensorflow_cc.so.2") };
  expect(() => loadCApi(location)).toThrow(
    expect.objectContaining({
      tag: "EngineUnavailable",
      message: expect.stringMatching(/libtensorflow_framework.*npm run setup/s),
    }),
  );
});

test("a missing library is named, with what to do", () => {
  const location = { folder, framework: join(folder, "absent-1"), library: join(folder, "absent-2") };
  expect(() => loadCApi(location)).toThrow(/absent-1 cannot be loaded.*npm run setup/s);
});

describeTensorFlow("the C library", () => {
  test("cut short, is refused instead of ending the process", () => {
    const { library, framework } = findLibrary()!;
    const cut = join(folder, "libtensorflow_cc.so.2");
    const part = Buffer.alloc(100_000);
    const descriptor = openSync(library, "r");
    readSync(descriptor, part);
    closeSync(descriptor);
    writeFileSync(cut, part);
    expect(() => loadCApi({ folder, framework, library: cut })).toThrow(/libtensorflow_cc.* cannot be loaded/);
  });

  test("has every function that the door asks for", () => {
    const c = loadCApi(findLibrary()!);
    expect(c.TF_Version()).toMatch(/^2\.\d+\.\d+/);
    // Functions are looked up at their first call; these are safe to call with nothing.
    expect(typeof c.TF_NewStatus()).toBe("bigint");
    expect(typeof c.malloc(1)).toBe("bigint");
  });
});
