import { pathToFileURL } from "node:url";
import { join } from "node:path";
import vm from "node:vm";
import type { CellScript } from "../compiler/cell-script.js";
import { KeyboardInterrupt } from "../errors.js";
import type { Interrupts } from "../interrupts.js";
import type { Variables } from "../variables.js";
import type { Modules } from "./modules.js";

/** What the code of a cell is handed as `__omixel_cell`. */
interface RunningCell {
  readonly modules: readonly unknown[];
  last: unknown;
  readonly declare: Variables["declare"];
  readonly share: Variables["share"];
  readonly load: (name: string) => Promise<unknown>;
  readonly meta: { readonly url: string; readonly dirname: string };
}

const slot = Symbol.for("omixel.kernel.call");
const holder = globalThis as unknown as Record<symbol, (() => unknown) | undefined>;
const callScript = new vm.Script(`globalThis[Symbol.for("omixel.kernel.call")]()`, { filename: "omixel-kernel:call" });

/** Calls a function so that SIGINT ends it, even inside a library's loop. */
export function callInterruptibly<T>(work: () => T): T {
  holder[slot] = work;
  try {
    return callScript.runInThisContext({ breakOnSigint: true }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") throw new KeyboardInterrupt();
    throw error;
  } finally {
    holder[slot] = undefined;
  }
}

/** Runs cells that were compiled. */
export class Runner {
  readonly #variables: Variables;
  readonly #modules: Modules;
  readonly #interrupts: Interrupts;

  constructor(variables: Variables, modules: Modules, interrupts: Interrupts) {
    this.#variables = variables;
    this.#modules = modules;
    this.#interrupts = interrupts;
  }

  /** @returns the value of the last expression, in a box: a promise is not awaited here */
  async run(script: CellScript, filename: string): Promise<{ readonly value: unknown }> {
    const modules: unknown[] = [];
    for (const name of script.modules)
      modules.push(await this.#interrupts.race(callInterruptibly(() => this.#modules.load(name))));
    const cell: RunningCell = {
      modules,
      last: undefined,
      declare: (name, value) => this.#variables.declare(name, value),
      share: (name, get, set) => this.#variables.share(name, get, set),
      load: (name) => this.#modules.load(name),
      meta: { url: pathToFileURL(join(process.cwd(), "notebook.ts")).href, dirname: process.cwd() },
    };
    const compiled = new vm.Script(script.code, { filename, lineOffset: -1 });
    const start = compiled.runInThisContext() as (...all: unknown[]) => unknown;
    const { flags, check } = this.#interrupts;
    const ended = callInterruptibly(() =>
      start(this.#variables.values, this.#modules.require, cell, flags.words, check, this.wait, this.waitEach),
    );
    if (ended instanceof Promise) await this.#interrupts.race(ended);
    return { value: cell.last };
  }

  /** An awaited value in a cell's code: an interrupt ends the wait, and with it the code behind it. */
  readonly wait = (value: unknown): unknown => (isThenable(value) ? this.#interrupts.race(value) : value);

  /** The same for `for await`. */
  readonly waitEach = (source: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterable<unknown> => {
    const race = (value: unknown) => this.#interrupts.race(Promise.resolve(value as IteratorResult<unknown>));
    return {
      [Symbol.asyncIterator]: () => {
        const isAsync = Symbol.asyncIterator in source;
        const iterator = isAsync ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
        const settle = async (step: IteratorResult<unknown>) =>
          isAsync || step.done ? step : { done: false as const, value: await step.value };
        return {
          next: async () => settle(await race(iterator.next())),
          return: async () => (await iterator.return?.()) ?? { done: true as const, value: undefined },
        };
      },
    };
  };
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === "object" && value !== null) || typeof value === "function") &&
    typeof (value as { then?: unknown }).then === "function"
  );
}
