import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { types } from "node:util";
import Module from "node:module";
import { nodePath } from "../compiler/node-path.js";

type Namespace = Readonly<Record<string, unknown>>;

interface CompilableModule {
  filename: string;
  paths: string[];
  require: NodeJS.Require;
  exports: unknown;
  _compile(code: string, file: string): void;
}

/** Turns an ES module's text into CommonJS with the names that the kernel adds to it. */
export type ToCommonJs = (code: string) => string;

/** Loads what cells import, as seen from the notebook's folder. */
export class Modules {
  /** Modules that the kernel itself provides, by name. */
  readonly provided = new Map<string, unknown>();
  readonly #folder: string;
  readonly #require: NodeJS.Require;
  /** Packages that NODE_PATH names, as they see themselves; Node looks only into the folders. */
  readonly #elsewhere = nodePath().map((folder) => createRequire(join(folder, "..", "notebook.js")));
  readonly #toCommonJs: ToCommonJs;
  readonly #files = new Map<string, { code: string; module?: CompilableModule }>();

  constructor(folder: string, toCommonJs: ToCommonJs) {
    this.#folder = folder;
    this.#toCommonJs = toCommonJs;
    this.#require = createRequire(join(folder, "notebook.js"));
  }

  /** What a cell may call by hand. */
  get require(): NodeJS.Require {
    return this.#wrapped(this.#require, this.#folder);
  }

  /** Local TypeScript files that a cell imports; one that changed is loaded again. */
  update(files: readonly { readonly path: string; readonly data: string }[]): void {
    for (const { path, data } of files) this.#files.set(path, { code: data });
  }

  /** The module as `import` gives it. ES modules that await while they load are waited for. */
  async load(name: string): Promise<Namespace> {
    try {
      return asNamespace(this.require(name));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ERR_REQUIRE_ASYNC_MODULE" && code !== "ERR_REQUIRE_ESM") throw error;
      return (await import(pathToFileURL(this.#finder(this.#require, name).resolve(name)).href)) as Namespace;
    }
  }

  #wrapped(require: NodeJS.Require, folder: string): NodeJS.Require {
    return new Proxy(require, {
      apply: (_target, thisArgument, [name]: [string]) => {
        if (this.provided.has(name)) return this.provided.get(name);
        return (
          this.#file(name, folder) ?? (Reflect.apply(this.#finder(require, name), thisArgument, [name]) as unknown)
        );
      },
    });
  }

  /** Whose `require` finds a module: the asking file's, or else that of a package that NODE_PATH names. */
  #finder(require: NodeJS.Require, name: string): NodeJS.Require {
    if (this.#elsewhere.length === 0) return require;
    const finds = (candidate: NodeJS.Require) => {
      try {
        return candidate.resolve(name) !== "";
      } catch {
        return false;
      }
    };
    return [require, ...(/^[./\\]/.test(name) ? [] : this.#elsewhere)].find(finds) ?? require;
  }

  /** A local file that was compiled together with the cell. */
  #file(name: string, folder: string): unknown {
    if (!name.startsWith(".") && !name.startsWith("/")) return undefined;
    const path = join(folder, name).replaceAll("\\", "/");
    const candidates = [extname(path) === "" ? `${path}.js` : path.replace(/\.tsx?$/, ".js"), `${path}/index.js`];
    const file = candidates.map((candidate) => [candidate, this.#files.get(candidate)] as const).find(([, at]) => at);
    if (!file) return undefined;
    const [at, entry] = file as [string, { code: string; module?: CompilableModule }];
    if (!entry.module) entry.module = this.#compiled(at, entry.code);
    return entry.module.exports;
  }

  #compiled(path: string, code: string): CompilableModule {
    const module = new Module(path) as unknown as CompilableModule;
    module.filename = path;
    module.paths = (Module as unknown as { _nodeModulePaths(folder: string): string[] })._nodeModulePaths(
      dirname(path),
    );
    module.require = this.#wrapped(createRequire(path), dirname(path));
    module._compile(this.#toCommonJs(code), path);
    return module;
  }
}

/** A CommonJS module's exports as a namespace: its properties and itself as the default. */
export function asNamespace(exports: unknown): Namespace {
  if (types.isModuleNamespaceObject(exports)) return exports as Namespace;
  if (typeof exports === "object" && exports !== null && (exports as Namespace)["__esModule"])
    return exports as Namespace;
  const isBag = (typeof exports === "object" && exports !== null) || typeof exports === "function";
  const names = isBag ? Object.getOwnPropertyNames(exports).filter((name) => name !== "default") : [];
  const namespace: Record<string, unknown> = { default: exports };
  for (const name of names)
    Object.defineProperty(namespace, name, {
      enumerable: true,
      get: () => (exports as Record<string, unknown>)[name],
    });
  return namespace;
}
