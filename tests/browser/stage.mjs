// One JupyterLab and one browser for all tests; each test gets notebooks of its own on it.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium as playwright } from "playwright-core";
import { smallStudy } from "./cells.mjs";
import { startLab } from "./lab.mjs";
import { Notebook } from "./notebook.mjs";
import { capture } from "./screenshot.mjs";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** Long, for a machine that has much else to do. */
const waitLimit = 60_000;
const viewport = { width: 1280, height: 1000 };

/** What a test throws to be counted as skipped. */
export class Skipped extends Error {
  skipped = true;
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

export class Stage {
  #contexts = [];
  #notebooks = [];
  #count = 0;
  #study;

  constructor(lab, browser, options) {
    this.lab = lab;
    this.browser = browser;
    this.python = options.python;
    this.environment = options.environment;
    this.pictures = options.pictures;
  }

  /**
   * @param {{ chromium: string, python: string, folder: string, environment: NodeJS.ProcessEnv, pictures: string }} options
   *   pictures: where screenshots are kept
   */
  static async open(options) {
    const lab = await startLab(options);
    try {
      const browser = await playwright.launch({
        executablePath: options.chromium,
        headless: true,
        args: flags,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
      const stage = new Stage(lab, browser, options);
      stage.context = await newContext(browser);
      stage.onSignal = (signal) => void stage.close().finally(() => process.exit(signals[signal]));
      for (const signal of Object.keys(signals)) process.on(signal, stage.onSignal);
      return stage;
    } catch (error) {
      await lab.stop();
      throw error;
    }
  }

  /**
   * A new notebook in a new page.
   *
   * @param {readonly string[]} cells
   * @param {{ name?: string, metadata?: object, context?: object, prepare?: (page: object) => unknown, several?: boolean }} options
   *   context: of the browser, such as { deviceScaleFactor: 2 } or { viewport }; prepare: before the page is opened;
   *   several: other documents may stand beside it
   * @returns {Promise<Notebook>}
   */
  async notebook(cells, { name = `notebook-${++this.#count}`, metadata, ...options } = {}) {
    this.lab.write(name, cells, metadata);
    return this.reopen(name, options);
  }

  /** A page on a notebook that is there already. */
  async reopen(name, { context, prepare, several } = {}) {
    const page = await (context ? await this.#newContext(context) : this.context).newPage();
    const notebook = new Notebook(page, this.lab, name);
    this.#notebooks.push(notebook);
    await prepare?.(page);
    await notebook.open({ several });
    return notebook;
  }

  /**
   * A notebook in which `study` has been trained (cells.mjs), the same for all tests: a kernel and the library take seconds
   * to load. Tests add cells of their own. After a failure it is made anew.
   */
  async study() {
    if (this.#study) {
      await this.#study.page.bringToFront();
      return this.#study;
    }
    const notebook = await this.notebook([smallStudy], { name: "study" });
    await notebook.run(0);
    return (this.#study = notebook);
  }

  /** A page made of a file, in a browser without any network. */
  async offline(file) {
    const context = await this.#newContext({ offline: true });
    const page = await context.newPage();
    const asked = [];
    await context.route(/^(?!file:|data:|blob:)/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
    return { page, asked };
  }

  /** Keeps a picture; see screenshot.mjs. */
  capture(what, name, options = {}) {
    return capture(what, name, { folder: this.pictures, ...options });
  }

  /** Throws what pages complained of since it was last asked. */
  checkErrors() {
    const errors = this.#notebooks.flatMap((notebook) =>
      notebook.errors.splice(0).map((error) => `${notebook.name}: ${error}`),
    );
    if (errors.length > 0) throw new Error(`The page told of errors:\n${errors.join("\n").slice(0, 3000)}`);
  }

  /** Pictures of all pages as they are, for the person who looks for the cause. */
  async keepFailure(name) {
    const safe = name.replace(/[^\w]+/g, "-").slice(0, 80);
    const kept = [];
    for (const [i, { page }] of this.#notebooks.entries())
      if (!page.isClosed()) {
        const path = join(this.pictures, "failures", `${safe}${i ? `-${i + 1}` : ""}.png`);
        await page.screenshot({ path, timeout: 10_000 }).then(
          () => kept.push(path),
          () => undefined,
        );
      }
    return kept;
  }

  /** Closes what a test has opened, and ends its kernels. @param {{ study?: boolean }} options study: that one as well */
  async clear({ study = false } = {}) {
    if (study) this.#study = undefined;
    for (const notebook of this.#notebooks) if (notebook !== this.#study) await notebook.page.close();
    for (const context of this.#contexts) await context.close();
    this.#notebooks = this.#study ? [this.#study] : [];
    this.#contexts = [];
    await this.lab.endKernels((path) => path !== `${this.#study?.name}.ipynb`);
  }

  async close() {
    for (const signal of Object.keys(signals)) process.off(signal, this.onSignal);
    await this.browser.close().catch(() => undefined);
    await this.lab.stop();
  }

  async #newContext(options) {
    const context = await newContext(this.browser, options);
    this.#contexts.push(context);
    return context;
  }
}

async function newContext(browser, options = {}) {
  const context = await browser.newContext({ viewport, ...options });
  context.setDefaultTimeout(waitLimit);
  return context;
}
