// Puts the kernel, the widgets and the settings into the environment of a Jupyter.
import { join } from "node:path";
import { runChild } from "./child.mjs";
import { putWidgets } from "./labextension.mjs";
import { addSettings } from "./settings.mjs";
import { StepFailed } from "./steps.mjs";

/**
 * @param {string} root of the clone
 * @param {string} prefix of the environment
 * @returns {Promise<string>} a note for the step
 * @throws StepFailed
 */
export async function putKernel(root, prefix) {
  const cli = join(root, "kernel-ext", "dist", "cli.js");
  const { code, text } = await runChild(process.execPath, [cli, "install", "--prefix", prefix], { quiet: true });
  if (code !== 0) throw new StepFailed("The kernel was not installed.", text.trim(), code);
  putWidgets(root, prefix);
  addSettings(prefix, join(root, "binder"));
  return `in ${prefix}`;
}
