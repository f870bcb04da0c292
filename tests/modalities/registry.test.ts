import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { fusions, views } from "../../src/modalities/registry.js";
import type { AnyStep } from "../../src/step.js";

const source = fileURLToPath(new URL("../../src/modalities/", import.meta.url));

describe.each(Object.entries<AnyStep>({ ...views, ...fusions }))("%s", (key, step) => {
  test("is named like its key, its file and its documented line", () => {
    expect(step.name).toBe(key);
    const file = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(existsSync(`${source}${file}.ts`)).toBe(true);
    expect(readFileSync(`${source}registry.ts`, "utf8")).toMatch(new RegExp(`\\*/\\s+${key},`));
  });

  test("says where it comes from; its defaults are frozen plain data that pass its check", () => {
    expect(step.source.paper).not.toBe("");
    expect(Object.isFrozen(step.defaults)).toBe(true);
    expect(JSON.parse(JSON.stringify(step.defaults))).toEqual(step.defaults);
    expect(() => step.check?.(step.defaults)).not.toThrow();
  });
});
