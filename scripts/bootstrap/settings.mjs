// Settings of JupyterLab that notebooks with widgets want: state is saved with the notebook, no questions about news.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StepFailed } from "./steps.mjs";

/**
 * Adds settings to an environment's own. What is set there already stays.
 *
 * @param {string} prefix of the environment
 * @param {string} source JSON file with settings by plugin
 */
export function addSettings(prefix, source) {
  const file = join(prefix, "share", "jupyter", "lab", "settings", "overrides.json");
  const wanted = JSON.parse(readFileSync(source, "utf8"));
  const present = existsSync(file) ? readSettings(file) : {};
  const merged = { ...present };
  for (const [plugin, settings] of Object.entries(wanted)) merged[plugin] = { ...settings, ...present[plugin] };
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
