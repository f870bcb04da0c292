// Opens JupyterLab on a notebook and stays until it is stopped.
import { dirname, relative, sep } from "node:path";
import { runChild } from "./child.mjs";
import { StepFailed } from "./steps.mjs";

/** Lab shows one folder: the clone, or the notebook's own where it lies outside. @returns {string[]} */
export function labArguments(root, notebook, user = process.getuid?.()) {
  const inside = relative(root, notebook);
  const outside = inside.startsWith("..");
  const shown = (outside ? relative(dirname(notebook), notebook) : inside).split(sep).map(encodeURIComponent).join("/");
  return [
    "-m",
    "jupyterlab",
    `--ServerApp.root_dir=${outside ? dirname(notebook) : root}`,
    `--LabApp.default_url=/lab/tree/${shown}`,
    "--ServerApp.answer_yes=True", // one Ctrl-C ends it
    ...(user === 0 ? ["--allow-root"] : []),
  ];
}

/** @throws StepFailed if Lab ends by itself with an error */
export async function openLab({ python, root, notebook, environment }) {
  console.log("\nOpening JupyterLab; Ctrl-C ends it.\n");
  const { code } = await runChild(python, labArguments(root, notebook), { env: environment });
  if (code !== 0 && code !== 130 && code !== 143)
    throw new StepFailed("JupyterLab did not stay.", "Its messages above say why.", code);
}
