/**
 * What JupyterLab loads: a container as module federation defines it (`init` is handed what the page shares, `get` gives a
 * module), written out, since a bundler that writes it would be a hundred times larger than the rest of the build.
 */
import type { Shared } from "./shared-modules.js";
import { widgetsPlugin } from "./plugin.js";

declare const PACKAGE: { readonly name: string; readonly version: string };
/** Name of the file with the views, beside this one. */
declare const VIEWS: string;

const here = (document.currentScript as HTMLScriptElement).src;
let shared: Shared = {};

const page = window as unknown as { _JUPYTERLAB?: Record<string, unknown> };
page._JUPYTERLAB ??= {};
page._JUPYTERLAB[PACKAGE.name] = {
  init(scope: Shared): void {
    shared = scope;
  },
  async get(name: string): Promise<() => unknown> {
    if (name !== "./extension") throw new Error(`${PACKAGE.name} has no module ${name}.`);
    const plugin = await widgetsPlugin(PACKAGE, shared, new URL(VIEWS, here).href);
    return () => ({ __esModule: true, default: plugin });
  },
};
