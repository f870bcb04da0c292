// The Jupyter that notebooks run in: the one that JUPYTER names, else our own in .venv.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { StepFailed } from "./steps.mjs";
import { makeEnvironment, pythonIn } from "./virtual-environment.mjs";

/** Python modules without which there is nothing to run notebooks, or to show widgets, with. */
const modules = ["jupyterlab", "jupyterlab_widgets", "nbclient", "nbconvert"];

/**
 * @param {string} root of the clone
 * @param {(jupyter: { python: string, prefix: string }) => void} found python: its interpreter; prefix: where its
 *   share/jupyter is
 * @returns {Promise<string>} a note for the step
 * @throws StepFailed with what is missing and how to get it
 */
export async function readyJupyter(root, found, environment = process.env) {
  if (environment.JUPYTER) {
    const python = pythonOf(onPath(environment.JUPYTER, environment));
    const { prefix, missing } = askPython(python);
    if (missing.length > 0)
      throw new StepFailed(
        `JUPYTER=${environment.JUPYTER} lacks ${missing.join(", ")}.`,
        `Install what is missing: ${python} -m pip install -r ${join(root, "scripts", "requirements.txt")}`,
      );
    found({ python, prefix });
    return `${environment.JUPYTER}, since JUPYTER names it`;
  }
  const folder = join(root, ".venv");
  const note = await makeEnvironment(folder, [join(root, "scripts", "requirements.txt")]);
  found({ python: pythonIn(folder), prefix: folder });
  return note;
}

/** A path as it is; a bare name as the shell would find it. */
function onPath(name, { PATH = "" }) {
  const candidates = /[\\/]/.test(name) ? [name] : PATH.split(delimiter).map((folder) => join(folder, name));
  const file = candidates.find((candidate) => existsSync(candidate));
  if (file) return file;
  throw new StepFailed(`JUPYTER=${name} is not there.`, "Name the file of a jupyter command, or leave JUPYTER away.");
}

/** The interpreter beside a jupyter command, else the one that its first line names. */
export function pythonOf(jupyter) {
  const beside = ["python", "python3", "python.exe"].map((name) => join(dirname(jupyter), name));
  const [, named] = /^#!\s*(\S*python\S*)/.exec(readFileSync(jupyter, "latin1").slice(0, 300)) ?? [];
  // The first line is right where many environments share one folder of commands; a folder of its own needs none.
  const python = [named, ...beside].find((file) => file && existsSync(file));
  if (python) return python;
  throw new StepFailed(
    `The Python of ${jupyter} was not found.`,
    "Name the jupyter command of an environment: …/bin/jupyter.",
  );
}

function askPython(python) {
  const code =
    "import importlib.util as u, json, sys; " +
    "print(json.dumps({'prefix': sys.prefix, 'missing': [m for m in sys.argv[1:] if not u.find_spec(m)]}))";
  const { status, stdout, stderr } = spawnSync(python, ["-c", code, ...modules], { encoding: "utf8" });
  if (status === 0) return JSON.parse(stdout);
  throw new StepFailed(`${python} does not run: ${stderr?.trim().split("\n").at(-1) ?? ""}`, "Check JUPYTER.");
}
