import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import type { AnyStep } from "../../src/step.js";
import { synthesisers } from "../../src/synthesise/registry.js";

const source = fileURLToPath(new URL("../../src/synthesise/", import.meta.url));

test.each(Object.entries<AnyStep>(synthesisers))("%s is named like its file and documents its options", (key, step) => {
  expect(step.name).toBe(key);
  expect(existsSync(`${source}${key}.ts`)).toBe(true);
  const own = readFileSync(`${source}${key}.ts`, "utf8");
  const shared = [...own.matchAll(/from "(\.\.\/generative\/[^"]*)\.js"/g)].map(([, path]) => readFileSync(`${source}${path}.ts`, "utf8")); // prettier-ignore
  const code = [own, ...shared].join("\n");
  for (const option of Object.keys(step.defaults as object))
    expect(code).toMatch(new RegExp(`/\\*\\*[^]*?Default [^]*?\\*/\\s+readonly ${option}:`));
  expect(Object.isFrozen(step.defaults)).toBe(true);
  expect(JSON.parse(JSON.stringify(step.defaults))).toEqual(step.defaults);
  expect(step.extend).toBeDefined();
});
