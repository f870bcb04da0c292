// A Python environment that holds exactly what requirements files ask for: made once, made anew when they change.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./child.mjs";
import { findMaker } from "./python.mjs";
import { pipRemedy } from "./remedy.mjs";
import { StepFailed } from "./steps.mjs";

/** Stands in every environment that we made; says for which requirements, once it is whole. */
const stampName = "omixel-environment";
const unfinished = "unfinished";

/** The environment's own Python. */
export function pythonIn(folder, platform = process.platform) {
  return platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
}

/** Is it there, whole, and made for these requirements? */
export function environmentIsReady(folder, requirements) {
  return existsSync(pythonIn(folder)) && readStamp(folder) === stampOf(requirements);
}

/**
 * @param {string} folder where it stands; an environment that somebody else made there is left alone
 * @param {readonly string[]} requirements files that pip reads
 * @returns {Promise<string>} a note for the step
 * @throws StepFailed; what was half made is removed
 */
export async function makeEnvironment(folder, requirements) {
  if (environmentIsReady(folder, requirements)) return "up to date";
  if (readStamp(folder) === undefined && existsSync(folder) && readdirSync(folder).length > 0)
    throw new StepFailed(
      `${folder} is there already, and omixel did not make it.`,
      `To use the Jupyter in it: JUPYTER=${join(folder, "bin", "jupyter")} npm start. Else remove it.`,
    );
  const { make, reasons } = findMaker();
  if (!make)
    throw new StepFailed(
      `No usable Python was found:\n  ${reasons.join("\n  ")}`,
      "Install python3 with python3-venv, or uv; or name a Python (OMIXEL_PYTHON=…) or a Jupyter (JUPYTER=…).",
    );
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, stampName), unfinished);
    await must(make, [folder], "The Python environment could not be made.");
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
    const files = requirements.flatMap((file) => ["-r", file]);
    await must([pythonIn(folder)], [...pip, ...files], "pip could not install what Jupyter needs.");
    writeFileSync(join(folder, stampName), stampOf(requirements));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    if (error.code === "EACCES" || error.code === "EROFS")
      throw new StepFailed(`${folder} cannot be written.`, "Use a clone in a folder of your own.");
    throw error;
  }
  return `made with ${make[0]}`;
}

async function must([command, ...before], args, what) {
  const { code, text } = await runChild(command, [...before, ...args], { quiet: true });
  if (code === 0) return;
  const last = text.trim().split("\n").slice(-6).join("\n  ");
  throw new StepFailed(`${what}\n  ${last}`, pipRemedy(text), code);
}

function readStamp(folder) {
  const file = join(folder, stampName);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function stampOf(requirements) {
  const hash = createHash("sha256");
  for (const file of requirements) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
