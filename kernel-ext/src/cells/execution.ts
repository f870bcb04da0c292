import { bundleOf, type MimeBundle } from "../pictures/bundle.js";
import type { Compiler } from "../compiler/compiler.js";
import type { Diagnostic } from "../compiler/tslab.js";
import type { Interrupts } from "../interrupts.js";
import type { Variables } from "../variables.js";
import type { Modules } from "./modules.js";
import { isThenable, type Runner } from "./runner.js";
import { cellFile } from "./stack.js";
import { type ErrorContent, errorContent, typeErrorContent } from "./traceback.js";

export type CellOutcome =
  { readonly status: "ok"; readonly result?: MimeBundle } | { readonly status: "error"; readonly error: ErrorContent };

/** Everything that is needed to run cells; made when the first cell comes, since the compiler takes a while to load. */
export interface Workshop {
  readonly compiler: Compiler;
  readonly modules: Modules;
  readonly runner: Runner;
}

/** Compiles and runs code, one piece after another. */
export class Execution {
  readonly #workshop: () => Workshop;
  readonly #variables: Variables;
  readonly #interrupts: Interrupts;
  #serial = 0;

  constructor(workshop: () => Workshop, variables: Variables, interrupts: Interrupts) {
    this.#workshop = workshop;
    this.#variables = variables;
    this.#interrupts = interrupts;
  }

  /** Runs a cell; what it throws is part of the outcome. */
  async run(code: string, count: number): Promise<CellOutcome> {
    try {
      const { value, diagnostics } = await this.#evaluate(code, count, true);
      if (diagnostics) return { status: "error", error: typeErrorContent(diagnostics, count, code) };
      if (value === undefined || value === null) return { status: "ok" };
      return { status: "ok", result: await this.#interrupts.race(bundleOf(value)) };
    } catch (error) {
      return { status: "error", error: errorContent(error) };
    }
  }

  /** The value of an expression as a user_expressions reply holds it; it declares nothing. */
  async expression(code: string, count: number): Promise<object> {
    try {
      const { value, diagnostics } = await this.#evaluate(`(${code})`, count, false);
      if (diagnostics) return { status: "error", ...typeErrorContent(diagnostics, count, code) };
      return { status: "ok", ...(await this.#interrupts.race(bundleOf(value))) };
    } catch (error) {
      return { status: "error", ...errorContent(error) };
    }
  }

  async #evaluate(
    code: string,
    count: number,
    keep: boolean,
  ): Promise<{ value?: unknown; diagnostics?: readonly Diagnostic[] }> {
    if (code.trim() === "") return {};
    const { compiler, modules, runner } = this.#workshop();
    const compilation = compiler.compile(code, count, this.#variables.names);
    if ("diagnostics" in compilation) return compilation;
    const { script, origin, files, keep: keepDeclarations } = compilation.cell;
    // An interrupt that came while the cell was compiled, or before it arrived.
    this.#interrupts.check();
    modules.update(files);
    if (!script || !origin) {
      if (keep) keepDeclarations();
      return {};
    }
    const { value } = await runner.run(script, cellFile(count, origin, ++this.#serial));
    if (keep) keepDeclarations();
    return { value: isThenable(value) ? await this.#interrupts.race(value) : value };
  }
}
