// Settings that notebooks with widgets want: JupyterLab saves their state and asks no questions about news; a page made of a
// notebook (nbconvert, or Lab's menu) shows still pictures, since it is read where there is no network and no kernel.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StepFailed } from "./steps.mjs";

/** Where each file of settings stands, below the environment's prefix. */
const places = {
  "overrides.json": join("share", "jupyter", "lab", "settings", "overrides.json"),
  "jupyter_config.json": join("etc", "jupyter", "jupyter_config.json"),
};

/**
 * Adds settings to an environment's own. What is set there already stays.
 *
 * @param {string} prefix of the environment
 * @param {string} folder with JSON files of settings by plugin or class
 */
export function addSettings(prefix, folder) {
  for (const [name, place] of Object.entries(places)) addTo(join(prefix, place), join(folder, name));
}

function addTo(file, source) {
  const wanted = JSON.parse(readFileSync(source, "utf8"));
  const present = existsSync(file) ? readSettings(file) : {};
  const merged = { ...present };
  for (const [owner, settings] of Object.entries(wanted)) merged[owner] = { ...settings, ...present[owner] };
  if (JSON.stringify(merged) === JSON.stringify(present)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, `${JSON.stringify(merged, undefined, 2)}\n`);
  renameSync(`${file}.part`, file);
}

function readSettings(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new StepFailed(`${file} is not JSON: ${error.message}.`, "Correct or remove it.");
  }
}
