import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import vm from "node:vm";

interface Compiling {
  _compile(this: NodeJS.Module, code: string, file: string): unknown;
}

const require = createRequire(import.meta.url);
const prototype = Module.prototype as unknown as Compiling;

/** A large CommonJS module that starts faster from the second time on. */
export interface CachedModule {
  readonly exports: unknown;
  /** Was it loaded from the cache? */
  readonly fromCache: boolean;
  /** Keeps the engine's code, with every function that was used so far, for the next start. */
  save(): void;
}

/** Loads a module with the engine's code of the last time, if there is some that fits this engine. */
export function requireCached(path: string, cacheFile: string): CachedModule {
  const compile = prototype._compile;
  let script: vm.Script | undefined;
  prototype._compile = function (code, file) {
    if (file !== path) return compile.call(this, code, file);
    const cachedData = readIfThere(cacheFile);
    script = new vm.Script(Module.wrap(code), { filename: file, ...(cachedData && { cachedData }) });
    const run = script.runInThisContext() as (...all: unknown[]) => unknown;
    const requireFrom = (name: string): unknown => this.require(name);
    return run.call(this.exports, this.exports, requireFrom, this, file, dirname(file));
  };
  try {
    const exports: unknown = require(path);
    const fromCache = script !== undefined && script.cachedDataRejected === false;
    return { exports, fromCache, save: () => script && write(cacheFile, script.createCachedData()) };
  } finally {
    prototype._compile = compile;
  }
}

/** Where the engine's code is kept: one file for each version of the engine. */
export function cacheFileFor(name: string): string {
  const base = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(base, "omixel-kernel", `${name}-node-${process.versions.node}-${process.arch}.bin`);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Written whole or not at all; that it cannot be written costs only time. */
function write(file: string, data: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, data, { mode: 0o600 });
    renameSync(partial, file);
  } catch {
    // A read-only home: the next start takes as long as this one.
  }
}
