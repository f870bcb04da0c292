import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { logoPng, logoSvg } from "./logo.js";

/** What Jupyter reads to start a kernel. */
export interface Kernelspec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: "message" | "signal";
  readonly metadata: { readonly debugger: boolean; readonly "omixel-kernel": string };
}

/** The kernel's entry; from the TypeScript sources (tests) the build beside them is meant. */
export function kernelMain(): string {
  return fileURLToPath(new URL("../main.js", import.meta.url)).replace(/([\\/])src([\\/]main\.js)$/, "$1dist$2");
}

/** Paths are absolute, since the `node` on a Jupyter server's path may be another one, or none. */
export function kernelspecOf(name: string, main: string = kernelMain()): Kernelspec {
  return {
    argv: [process.execPath, main, "{connection_file}"],
    display_name: `TypeScript (${name})`,
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false, "omixel-kernel": ownVersion() },
  };
}

/** Every file of a kernelspec's folder by name. */
export function kernelspecFiles(spec: Kernelspec): Readonly<Record<string, Uint8Array>> {
  return {
    "kernel.json": Buffer.from(`${JSON.stringify(spec, null, 1)}\n`),
    "logo-32x32.png": logoPng(32),
    "logo-64x64.png": logoPng(64),
    "logo-svg.svg": Buffer.from(logoSvg()),
  };
}

/** The kernelspec in a folder; undefined where there is none that can be read. */
export function readKernelspec(folder: string): Kernelspec | undefined {
  const file = join(folder, "kernel.json");
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kernelspec;
  } catch {
    return undefined;
  }
}

/** Did we write it? Kernelspecs of others are left alone. */
export function isOurs(spec: Kernelspec | undefined): boolean {
  return typeof spec?.metadata?.["omixel-kernel"] === "string";
}

function ownVersion(): string {
  const file = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
