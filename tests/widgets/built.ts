import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A file of the widgets' sources as a script, as build.mjs makes it. */
export async function built(file: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  const entry = fileURLToPath(new URL(`../../widgets/src/${file}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    target: "es2022",
    loader: { ".css": "text" },
    define: { ...define },
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}
