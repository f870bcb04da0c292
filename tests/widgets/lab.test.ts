import { beforeAll, expect, test } from "@jest/globals";
import { built } from "./built.js";

interface Container {
  init(scope: object): void;
  get(name: string): Promise<() => { __esModule: boolean; default: { id: string } }>;
}
let container: Container;
const page: { _JUPYTERLAB: Record<string, Container> } = { _JUPYTERLAB: {} };

beforeAll(async () => {
  const text = await built("lab.ts", {
    PACKAGE: JSON.stringify({ name: "omixel-widgets", version: "0.1.0" }),
    VIEWS: '"views.js"',
  });
  const script = { src: "http://localhost/lab/extensions/omixel-widgets/static/remoteEntry.js" };
  new Function("document", "window", text)({ currentScript: script }, page);
  container = page._JUPYTERLAB["omixel-widgets"]!;
});

test("JupyterLab finds the plugin as it finds those of other bundlers", async () => {
  const base = { "6.0.12": { get: () => Promise.resolve(() => ({ IJupyterWidgetRegistry: "registry" })) } };
  container.init({ "@jupyter-widgets/base": base });
  const module = (await container.get("./extension"))();
  expect(module.__esModule).toBe(true);
  expect(module.default.id).toBe("omixel-widgets:plugin");
  expect(Object.isExtensible(module)).toBe(true); // JupyterLab writes its scope into it
});

test("another module is refused by name", async () => {
  await expect(container.get("./other")).rejects.toThrow("omixel-widgets has no module ./other");
});
