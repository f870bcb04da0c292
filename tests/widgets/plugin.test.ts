import { expect, jest, test } from "@jest/globals";
import { widgetsPlugin } from "../../widgets/src/plugin.js";

const own = { name: "omixel-widgets", version: "0.1.0" };
const base = { IJupyterWidgetRegistry: "registry" };
const sharing = (modules: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(modules).map(([name, module]) => [name, { "1.0.0": { get: () => Promise.resolve(() => module) } }]),
  );
interface Plugin {
  readonly id: string;
  readonly requires?: unknown[];
  readonly optional?: unknown[];
  activate(app: unknown, registry: unknown, tracker: unknown): void;
}
const views = `data:text/javascript,${encodeURIComponent("export const widgetClasses = (base) => ({ made: base })")}`;

test("the views are registered, and loaded when the first is shown", async () => {
  const shared = sharing({ "@jupyter-widgets/base": base, "@jupyterlab/notebook": { INotebookTracker: "notebooks" } });
  const plugin = (await widgetsPlugin(own, shared, views)) as Plugin;
  expect(plugin).toMatchObject({ id: "omixel-widgets:plugin", requires: ["registry"], optional: ["notebooks"] });
  const registered: { name: string; version: string; exports: () => Promise<unknown> }[] = [];
  const tracker = { forEach: jest.fn(), widgetAdded: { connect: jest.fn() } };
  plugin.activate({}, { registerWidget: (data: (typeof registered)[0]) => registered.push(data) }, tracker);
  expect(registered[0]).toMatchObject(own);
  expect(await registered[0]!.exports()).toEqual({ made: base });
  expect(tracker.widgetAdded.connect).toHaveBeenCalledTimes(1);
});

test("a page without notebooks has the widgets all the same", async () => {
  const plugin = (await widgetsPlugin(own, sharing({ "@jupyter-widgets/base": base }), views)) as Plugin;
  expect(plugin.optional).toEqual([]);
  expect(() => plugin.activate({}, { registerWidget: () => undefined }, null)).not.toThrow();
});

test("a Jupyter without widgets is told what to install", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  const plugin = (await widgetsPlugin(own, {}, views)) as Plugin;
  expect(plugin.requires).toBeUndefined();
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("jupyterlab_widgets"));
  warn.mockRestore();
});
