import { type CellScript, cellScript } from "./cell-script.js";
import { withoutExports } from "./exports.js";
import { type CellOrigin, cellOrigin, splitSourceMap } from "./origins.js";
import type { Completion, Diagnostic, QuickInfo, Tslab, TslabConverter } from "./tslab.js";

/** A cell that can run. */
export interface CompiledCell {
  readonly script?: CellScript;
  readonly origin?: CellOrigin;
  /** Local files that the cell imports, as ES modules. */
  readonly files: readonly { readonly path: string; readonly data: string }[];
  /** Makes the cell's declarations known to the next cells; called when it ran to its end. */
  keep(): void;
}

export type Compilation = { readonly cell: CompiledCell } | { readonly diagnostics: readonly Diagnostic[] };

/** Type-checks cells one after another; each sees what the ones before declared. */
export class Compiler {
  readonly tslab: Tslab;
  readonly #converter: TslabConverter;
  readonly #shared = new Set<string>();
  #declarations = "";

  constructor(tslab: Tslab) {
    this.tslab = tslab;
    this.#converter = tslab.createConverter();
  }

  /**
   * @param count the number shown at the cell
   * @param names variables that exist
   */
  compile(code: string, count: number, names: ReadonlySet<string>): Compilation {
    const { ts } = this.tslab;
    const metadata = this.tslab.getCodeMetadata(code);
    if (metadata.module) {
      const diagnostics = this.#converter.addModule(metadata.module, code, metadata);
      return diagnostics.length > 0 ? { diagnostics } : { cell: { files: [], keep: () => undefined } };
    }
    const conversion = this.#converter.convert(this.#declarations, withoutExports(ts, code));
    if (conversion.diagnostics.length > 0) return { diagnostics: conversion.diagnostics };
    const files = conversion.sideOutputs ?? [];
    const keep = () => {
      this.#declarations = conversion.declOutput ?? "";
    };
    if (!conversion.output) return { cell: { files, keep } };

    const { code: module, map } = splitSourceMap(conversion.output);
    const script = cellScript(ts, module, conversion.lastExpressionVar, { names, shared: this.#shared });
    for (const name of script.shared) this.#shared.add(name);
    return { cell: { script, origin: cellOrigin(count, code, script.positions, map), files, keep } };
  }

  complete(code: string, position: number): Completion {
    return this.#converter.complete(this.#declarations, code, position);
  }

  inspect(code: string, position: number): QuickInfo | undefined {
    return this.#converter.inspect(this.#declarations, code, position);
  }

  close(): void {
    this.#converter.close();
  }
}
