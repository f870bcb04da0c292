import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { shared, views } from "../../widgets/src/registry.js";

const folder = new URL("../../src/notebook/", import.meta.url);
const made = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => [...readFileSync(new URL(file, folder), "utf8").matchAll(/new Model(?:<\w+>)?\(\s*"(\w+)"/g)])
  .map(([, name]) => name!);

test("every model that the kernel makes has its class in the browser, and none is left over", () => {
  expect([...new Set(made)].sort()).toEqual([...Object.keys(views), ...shared].sort());
});
