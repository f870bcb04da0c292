// Puts the built widgets where JupyterLab finds them.
import { cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StepFailed } from "./steps.mjs";

/** The package's name, under which JupyterLab knows it. */
const widgetsName = "omixel-widgets";

/**
 * The extension stands there whole or not at all: a Lab that is being opened meanwhile never sees half of it.
 *
 * @param {string} root of the clone
 * @param {string} prefix of the environment
 * @throws StepFailed where the widgets are not built, or the folder cannot be written
 */
export function putWidgets(root, prefix) {
  const source = join(root, "widgets", "labextension");
  if (!existsSync(join(source, "package.json")))
    throw new StepFailed("The widgets are not built, so notebooks would show no widgets.", "Run: npm run build");
  const folder = join(prefix, "share", "jupyter", "labextensions");
  // JupyterLab passes over names that begin with a dot.
  const part = join(folder, `.${widgetsName}.part`);
  const old = join(folder, `.${widgetsName}.old`);
  const place = join(folder, widgetsName);
  try {
    mkdirSync(folder, { recursive: true });
    for (const left of [part, old]) rmSync(left, { recursive: true, force: true });
    cpSync(source, part, { recursive: true });
    if (isThere(place)) renameSync(place, old);
    renameSync(part, place);
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    throw new StepFailed(
      `The widgets were not installed, so notebooks would show no widgets: ${error.message}.`,
      `Make ${folder} writable, or name a Jupyter of your own (JUPYTER=…).`,
    );
  }
}

/** A link counts as well, whether or not it leads anywhere. */
const isThere = (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
