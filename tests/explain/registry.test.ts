import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import type { AnyExplainer } from "../../src/explain/explainer.js";
import { explainers } from "../../src/explain/registry.js";

const folder = fileURLToPath(new URL("../../src/explain/", import.meta.url));
const lines = readFileSync(`${folder}registry.ts`, "utf8").split("\n");

describe.each(Object.entries<AnyExplainer>(explainers))("explainer %s", (key, explainer) => {
  test("is named as its key and its file", () => {
    expect(explainer.name).toBe(key);
    expect(existsSync(`${folder}${key.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.ts`)).toBe(true);
  });

  test("has frozen defaults that pass its own check, and a paper", () => {
    expect(Object.isFrozen(explainer.defaults)).toBe(true);
    expect(() => explainer.check?.(explainer.defaults)).not.toThrow();
    expect(explainer.source.paper).toMatch(/\d{4}/);
  });

  test("its registry line carries a doc comment", () => {
    const line = lines.findIndex((text) => new RegExp(`^ {2}${key}\\b`).test(text));
    expect(lines[line - 1]).toMatch(/\*\/$/);
  });
});
