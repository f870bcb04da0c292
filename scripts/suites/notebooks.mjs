// Notebooks as Jupyter's own tools run them, and as `npm start` does.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { Checks } from "./checks.mjs";
import { smallestJob } from "./jupyter-environment.mjs";

export const title = "Notebooks";

export async function run({ python, root, folder, environment }) {
  const checks = new Checks();
  const nbconvert = (file, ...args) =>
    runChild(python, ["-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", folder, ...args, file], {
      env: { ...environment, ...smallestJob, OMIXEL_OUT: join(folder, "converted") },
      quiet: true,
    });

  const notebooks = readdirSync(join(root, "notebooks"), { recursive: true }).filter(
    (file) => file.endsWith(".ipynb") && !file.includes(".ipynb_checkpoints"),
  );
  for (const name of notebooks) {
    const { code, text } = await nbconvert(join(root, "notebooks", name));
    checks.ok(`nbconvert --execute ${name}`, code === 0, text);
    const executed = join(folder, basename(name));
    if (code === 0) checks.ok(`${name}: every cell shows what it gives`, silentCells(executed).length === 0);
  }
  await errors(checks, folder, nbconvert);
  return checks.counts;
}

/** Cells of a notebook that end in an expression or print, and show nothing. */
function silentCells(file) {
  const { cells } = JSON.parse(readFileSync(file, "utf8"));
  return cells.filter(({ cell_type: kind, outputs }) => kind === "code" && outputs.length === 0);
}

async function errors(checks, folder, nbconvert) {
  const notebooks = join(folder, "errors");
  mkdirSync(notebooks);
  const cells = ['throw new Error("planned")', 'const n: number = "text"', "6 * 7"].map((source, i) => ({
    cell_type: "code",
    id: `cell-${i}`,
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
  }));
  const kernelspec = { name: "omixel", language: "typescript", display_name: "TypeScript (omixel)" };
  const file = join(notebooks, "errors.ipynb");
  writeFileSync(file, JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }));
  const stopped = await nbconvert(file);
  checks.ok("an error ends nbconvert", stopped.code !== 0 && /planned/.test(stopped.text), stopped.text);
  const { code, text } = await nbconvert(file, "--allow-errors");
  checks.ok("--allow-errors goes on", code === 0, text);
  const ran = join(folder, "errors.ipynb");
  const [thrown, typed, good] = existsSync(ran) ? JSON.parse(readFileSync(ran, "utf8")).cells : [];
  checks.ok("a thrown error is an error output", thrown?.outputs[0]?.evalue === "planned", JSON.stringify(thrown));
  checks.ok("a type error is an error output", typed?.outputs[0]?.output_type === "error", JSON.stringify(typed));
  checks.ok("the cells after it run", `${good?.outputs[0]?.data?.["text/plain"]}` === "42", JSON.stringify(good));
}
