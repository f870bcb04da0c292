// node widgets/build.mjs: labextension/ for JupyterLab, dist/index.js for pages that load AMD modules, and
// dist/anywidget/NAME.js, each view as an anywidget module.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { name, version, description, license } = own;
const labextension = join(root, "labextension");

const common = {
  bundle: true,
  minify: true,
  write: false,
  target: "es2022",
  loader: { ".css": "text" },
  absWorkingDir: root,
  logLevel: "warning",
};

/** Names carry the content's hash, so that a browser never mixes an old file with a new one. */
const hashed = (stem, text) => `${stem}.${createHash("sha256").update(text).digest("hex").slice(0, 16)}.js`;

rmSync(labextension, { recursive: true, force: true });
mkdirSync(join(labextension, "static"), { recursive: true });

// The views, with what is loaded only when it is needed in files of its own.
const views = await build({
  ...common,
  entryPoints: { views: "src/classic.ts" },
  format: "esm",
  splitting: true,
  outdir: "labextension/static",
  entryNames: "[name].[hash]",
  chunkNames: "[name].[hash]",
});
for (const { path, contents } of views.outputFiles) writeFileSync(path, contents);
const entry = views.outputFiles.map(({ path }) => path.split(/[\\/]/).at(-1)).find((file) => file.startsWith("views."));

const lab = await build({
  ...common,
  entryPoints: ["src/lab.ts"],
  format: "iife",
  define: { PACKAGE: JSON.stringify({ name, version }), VIEWS: JSON.stringify(entry) },
});
const remote = hashed("remoteEntry", lab.outputFiles[0].text);
writeFileSync(join(labextension, "static", remote), lab.outputFiles[0].text);

const jupyterlab = { ...own.jupyterlab, _build: { load: `static/${remote}`, extension: "./extension" } };
writeFileSync(
  join(labextension, "package.json"),
  `${JSON.stringify({ name, version, description, license, jupyterlab }, undefined, 2)}\n`,
);

const amd = await build({ ...common, entryPoints: ["src/amd.ts"], format: "iife" });
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist", "index.js"), amd.outputFiles[0].text);

// anywidget wants a file with one default export a view.
const registry = readFileSync(join(root, "src", "registry.ts"), "utf8");
mkdirSync(join(root, "dist", "anywidget"), { recursive: true });
for (const [, view] of registry.matchAll(/^ {2}(\w+): render\w+,$/gm)) {
  const contents = `import { asAnywidget } from "./anywidget.js"; import { views } from "./registry.js"; export default asAnywidget(views.${view});`;
  const module = await build({ ...common, stdin: { contents, resolveDir: join(root, "src") }, format: "esm" });
  writeFileSync(join(root, "dist", "anywidget", `${view}.js`), module.outputFiles[0].text);
}
