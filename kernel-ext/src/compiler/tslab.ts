import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type * as typescript from "@tslab/typescript-for-tslab";
import { KernelError } from "../errors.js";
import { cacheFileFor, requireCached } from "./code-cache.js";
import { type FileSystem, followNodePath, nodePath } from "./node-path.js";

// The parts of tslab 1.0.22 and of its TypeScript 5.0.4 that the kernel uses. None of them is a public interface, so
// both versions are pinned and tests/kernel-ext/compiler/tslab.test.ts checks every one.

export type TypeScript = typeof typescript;

export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly start: Position;
  readonly end: Position;
  readonly messageText: string;
  readonly code: number;
  /** Left out for the cell itself. */
  readonly fileName?: string;
}

/** What a cell is turned into. */
export interface Conversion {
  readonly diagnostics: readonly Diagnostic[];
  /** The cell as an ES module, with an inline source map (the converter's CommonJS step is taken out). */
  readonly output?: string;
  /** Declarations that the next cells see. */
  readonly declOutput?: string;
  /** The exported name that holds the last expression's value. */
  readonly lastExpressionVar?: string;
  /** Local files that the cell imports, as ES modules. */
  readonly sideOutputs?: readonly { readonly path: string; readonly data: string }[];
}

export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly string[];
  readonly original?: { readonly entries?: readonly { readonly name: string; readonly kind: string }[] };
}

export interface QuickInfo {
  readonly textSpan?: { readonly start: number; readonly length: number };
  readonly displayParts?: readonly { readonly text: string }[];
  readonly documentation?: readonly { readonly text: string }[];
  readonly tags?: readonly { readonly name: string; readonly text?: readonly { readonly text: string }[] }[];
}

export interface TslabConverter {
  convert(declarations: string, code: string): Conversion;
  complete(declarations: string, code: string, position: number): Completion;
  inspect(declarations: string, code: string, position: number): QuickInfo | undefined;
  addModule(name: string, code: string, metadata: CodeMetadata): readonly Diagnostic[];
  close(): void;
}

/** What a cell's first doc comment says about it (`@module name`, `@jsx`). */
export interface CodeMetadata {
  readonly module?: string;
  readonly jsx?: boolean;
  readonly mode?: "node" | "browser";
}

export interface Tslab {
  readonly ts: TypeScript;
  readonly createConverter: () => TslabConverter;
  /** Makes the next start faster; called once the compiler has done its first work. */
  readonly saveCode: () => void;
  readonly getCodeMetadata: (code: string) => CodeMetadata;
  /** What `import "tslab"` gives in a cell. */
  readonly publicModule: unknown;
  /** Where `tslab.display` looks for its way out. */
  readonly displayModule: { lastWriteDisplayData: unknown };
}

const require = createRequire(import.meta.url);

/** Declares the globals that every cell finds. */
const cellGlobals = fileURLToPath(new URL("../../cell-globals.d.ts", import.meta.url)).replaceAll("\\", "/");

/** Loads the compiler; takes several hundred milliseconds. */
export function loadTslab(): Tslab {
  const path = require.resolve("@tslab/typescript-for-tslab");
  const loaded = requireCached(path, cacheFileFor("typescript-5.0.4"));
  const ts = loaded.exports as TypeScript;
  const entry = require.cache[path];
  if (!entry) throw new KernelError("Seam", "TypeScript was not found in the module cache after it was loaded.");
  // tslab reads the compiler through this entry while it loads; everybody else gets the compiler as it is.
  entry.exports = asTslabSeesIt(ts);
  try {
    const { createConverter } = require("tslab/dist/converter.js") as {
      createConverter: (options: object) => TslabConverter;
    };
    const { getCodeMetadata } = require("tslab/dist/metadata.js") as Pick<Tslab, "getCodeMetadata">;
    return {
      ts,
      createConverter: () => createConverter({ isJS: false, isBrowser: false }),
      saveCode: () => {
        if (!loaded.fromCache) loaded.save();
      },
      getCodeMetadata,
      publicModule: require("tslab") as unknown,
      displayModule: require("tslab/dist/jupyter.js") as Tslab["displayModule"],
    };
  } finally {
    entry.exports = ts;
  }
}

/**
 * "The inferred type cannot be named": a fault in a package that is published. Of a cell it only says that its package
 * exports too little; the value is `any` in the next cells.
 */
const namelessTypes: ReadonlySet<number> = new Set([2742, 4023, 4058]);

type MakeProgram = (...given: unknown[]) => { emit(...given: unknown[]): unknown };

/** Programs that write the declarations of a cell although types in them have no public name. */
function declaringNameless(make: MakeProgram): MakeProgram {
  // The compiler holds declarations back when it has met a fault in them, so the fault must not be told to it.
  const quiet = (context: { addDiagnostic(found: { code: number }): void }) => {
    const add = context.addDiagnostic;
    context.addDiagnostic = (found) => {
      if (!namelessTypes.has(found.code)) add(found);
    };
    return (file: unknown) => file;
  };
  return (...given) => {
    const program = make(...given);
    const emit = program.emit.bind(program);
    program.emit = (file, write, token, declarationsOnly, transformers) => {
      const own = transformers as { afterDeclarations?: unknown[] } | undefined;
      const afterDeclarations = [...(own?.afterDeclarations ?? []), quiet];
      return emit(file, write, token, declarationsOnly, { ...own, afterDeclarations });
    };
    return program;
  };
}

function asTslabSeesIt(ts: TypeScript): TypeScript {
  const changed: Readonly<Record<string, unknown>> = {
    createWatchCompilerHost: (roots: string[], options: object, system: Watching, _none: null, ...rest: object[]) => {
      watchLess(system);
      followNodePath(system, process.cwd(), nodePath());
      const create = ts.createWatchCompilerHost as unknown as (...all: unknown[]) => unknown;
      const make = declaringNameless(ts.createEmitAndSemanticDiagnosticsBuilderProgram as unknown as MakeProgram);
      return create([...roots, cellGlobals], { ...options, ...compilerOptions(ts) }, system, make, ...rest);
    },
    getPreEmitDiagnosticsOfFiles: (...given: unknown[]) => {
      const ask = ts as unknown as { getPreEmitDiagnosticsOfFiles(...all: unknown[]): readonly { code: number }[] };
      return ask.getPreEmitDiagnosticsOfFiles(...given).filter(({ code }) => !namelessTypes.has(code));
    },
    // Both the cell and the files it imports come through here on their way to CommonJS; they are kept as they are.
    transpileModule: (code: string) => ({ outputText: code }),
  };
  return new Proxy(ts, {
    get: (target, name) => (name in changed ? changed[name as string] : (target[name as keyof TypeScript] as unknown)),
  });
}

function compilerOptions(ts: TypeScript): object {
  return {
    // Packages that name their types in "exports" are found.
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // The parser knows top-level await; tslab's own way misses `await (x)` and `for await`.
    disableTopLevelAwait: false,
    // Node's types, wherever the notebook lies, and no others by themselves.
    typeRoots: [dirname(dirname(require.resolve("@types/node/package.json")))],
    types: ["node"],
    inlineSourceMap: true,
  };
}

interface Watching extends FileSystem {
  watchFile: (path: string, ...rest: unknown[]) => unknown;
  watchDirectory: unknown;
}

/** Installed packages and the kernel's own declarations do not change during a session, so nothing watches them. */
function watchLess(system: Watching): void {
  const watchFile = system.watchFile;
  const nothing = { close: () => undefined };
  system.watchFile = (path, ...rest) =>
    path === cellGlobals || /[\\/]node_modules[\\/]|[\\/]lib\.[\w.]*d\.ts$/.test(path)
      ? nothing
      : watchFile(path, ...rest);
  system.watchDirectory = () => nothing;
}
