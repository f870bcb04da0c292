// A notebook that is open in JupyterLab, driven by Lab's own commands and looked at through the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Long, for a machine that has much else to do. */
const openLimit = 90_000;
const cellLimit = 90_000;

/** What is no fault of a page: the browser's own lines about a server that is asked for what is gone. */
// JupyterLab may draw an output before it has read the notebook's states, logs that, and draws it again: what is seen counts.
const harmless = [
  /widget model not found/i,
  /favicon/,
  /Failed to load resource.*40[04]/,
  /WebSocket.*(closed|interrupted)/,
  // JupyterLab itself removes a part of a page that it has redrawn meanwhile; none of our code is on its stack.
  /Failed to execute 'removeChild' on 'Node'[^]*?at \S*jlab_core\S*$/,
];

export class Notebook {
  /** What the page threw or logged as an error; a test fails where there is any left in the end. */
  errors = [];

  /**
   * @param {import("playwright-core").Page} page
   * @param {import("./lab.mjs").Lab} lab
   * @param {string} name of a notebook in Lab's folder, without ending
   */
  constructor(page, lab, name) {
    this.page = page;
    this.lab = lab;
    this.name = name;
    page.on("pageerror", (error) => this.#note(error.stack ?? String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.#note(message.text());
    });
  }

  /** @param {{ several?: boolean }} options several: the page has room for other documents beside it */
  async open({ several = false } = {}) {
    const view = several ? "lab" : "doc";
    await this.page.goto(`${this.lab.address}/${view}/tree/${this.name}.ipynb?reset`, {
      waitUntil: "domcontentloaded",
    });
    await this.isReady();
  }

  /** The document is there and its kernel has answered. */
  async isReady() {
    await this.page.waitForFunction(
      () => {
        const context = globalThis.jupyterapp?.shell.currentWidget?.context;
        if (!context?.isReady || !context.sessionContext.isReady) return false;
        const kernel = context.sessionContext.session?.kernel;
        return kernel?.connectionStatus === "connected" && kernel.status === "idle";
      },
      undefined,
      { timeout: openLimit },
    );
  }

  /** Opens another notebook of the folder in the same page, to the right, and waits until it is ready. */
  async openBeside(name) {
    const path = `${name}.ipynb`;
    await this.command("docmanager:open", { path, options: { mode: "split-right" } });
    await this.page.waitForFunction((path) => globalThis.jupyterapp.shell.currentWidget?.context?.path === path, path, {
      timeout: openLimit,
    });
    await this.isReady();
  }

  #note(error) {
    if (!harmless.some((pattern) => pattern.test(error))) this.errors.push(error);
  }

  /** One of Lab's commands. */
  command(name, args = {}) {
    return this.page.evaluate(
      ([name, args]) => globalThis.jupyterapp.commands.execute(name, args).then(() => undefined),
      [name, args],
    );
  }

  /**
   * Runs a cell and waits for its end.
   *
   * @returns {Promise<{ ms: number, outputs: object[] }>} ms: measured in the page
   * @throws what the cell throws, unless `mayFail`
   */
  async run(cell, { limit = cellLimit, mayFail = false } = {}) {
    const result = await this.page.evaluate(
      async ([cell, limit]) => {
        const { commands, shell } = globalThis.jupyterapp;
        const notebook = shell.currentWidget.content;
        notebook.activeCellIndex = cell;
        notebook.deselectAll();
        const begun = performance.now();
        const ended = await Promise.race([
          commands.execute("notebook:run-cell").then(() => true),
          new Promise((resolve) => setTimeout(() => resolve(false), limit)),
        ]);
        const ms = performance.now() - begun;
        return { ended, ms, outputs: notebook.widgets[cell].model.outputs.toJSON() };
      },
      [cell, limit],
    );
    if (!result.ended) throw new Error(`Cell ${cell} has not ended after ${limit / 1000} s.`);
    const error = result.outputs.find((output) => output.output_type === "error");
    if (error && !mayFail) throw new Error(`Cell ${cell}: ${error.ename}: ${error.evalue}`);
    return result;
  }

  async runAll(options) {
    for (let cell = 0; cell < (await this.count()); cell++) await this.run(cell, options);
  }

  /** How many cells there are. */
  count() {
    return this.page.evaluate(() => globalThis.jupyterapp.shell.currentWidget.content.widgets.length);
  }

  /** Starts a cell and does not wait. */
  start(cell) {
    return this.page.evaluate((cell) => {
      const { commands, shell } = globalThis.jupyterapp;
      shell.currentWidget.content.activeCellIndex = cell;
      shell.currentWidget.content.deselectAll();
      void commands.execute("notebook:run-cell");
    }, cell);
  }

  /** Adds a cell at the end and gives its index. @param {string} source */
  add(source) {
    return this.page.evaluate((source) => {
      const { sharedModel } = globalThis.jupyterapp.shell.currentWidget.content.model;
      sharedModel.insertCell(sharedModel.cells.length, { cell_type: "code", source });
      return sharedModel.cells.length - 1;
    }, source);
  }

  /** Text of what a cell gave: its last `text/plain`. */
  async text(cell) {
    const outputs = await this.page.evaluate(
      (cell) => globalThis.jupyterapp.shell.currentWidget.content.widgets[cell].model.outputs.toJSON(),
      cell,
    );
    return outputs
      .map(({ data }) => data?.["text/plain"])
      .filter(Boolean)
      .at(-1);
  }

  /** Where a cell shows what it gives, scrolled into view. */
  async output(cell) {
    const area = this.page.locator(".jp-Notebook-cell").nth(cell).locator(".jp-Cell-outputArea");
    await this.page.evaluate(async (cell) => {
      const notebook = globalThis.jupyterapp.shell.currentWidget.content;
      await notebook.scrollToItem(cell);
    }, cell);
    await area.scrollIntoViewIfNeeded();
    return area;
  }

  save() {
    return this.command("docmanager:save");
  }

  /** The notebook as it stands in the file. */
  saved() {
    return JSON.parse(readFileSync(join(this.lab.notebooks, `${this.name}.ipynb`), "utf8"));
  }

  async reload() {
    await this.page.reload({ waitUntil: "domcontentloaded" });
    await this.isReady();
  }

  async restart() {
    await this.page.evaluate(async () => {
      await globalThis.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel();
    });
    await this.isReady();
  }

  /** @param {"light" | "dark"} name */
  async theme(name) {
    await this.command("apputils:change-theme", { theme: name === "light" ? "JupyterLab Light" : "JupyterLab Dark" });
    await this.page.waitForFunction(
      (light) => globalThis.document.body.dataset.jpThemeLight === String(light),
      name === "light",
    );
  }
}
