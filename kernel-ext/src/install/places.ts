import { spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { Place } from "./command.js";
import { InstallError } from "./install-error.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What places depend on; tests give their own. */
export interface Machine {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** `sys.prefix` of the Python on the path, if there is one. */
  readonly pythonPrefix: () => string | undefined;
}

export const thisMachine: Machine = {
  environment: process.env,
  platform: process.platform,
  home: homedir(),
  pythonPrefix: askPython,
};

/**
 * The folder that holds kernelspecs.
 *
 * @throws InstallError for --sys-prefix where no Python is found
 */
export function kernelsFolder(place: Place, machine: Machine = thisMachine): string {
  if (place.kind === "user") return join(userData(machine), "kernels");
  const prefix = place.kind === "prefix" ? place.prefix : pythonEnvironment(machine);
  if (prefix === undefined)
    throw new InstallError(
      "No Python environment is active, and no python3 was found.",
      "Activate one, or name it: --prefix DIR.",
    );
  return join(resolve(prefix), "share", "jupyter", "kernels");
}

/** Every folder in which Jupyter would look, in its order. */
export function allKernelsFolders(machine: Machine = thisMachine): string[] {
  const { JUPYTER_PATH = "" } = machine.environment;
  const named = JUPYTER_PATH.split(delimiter).filter(Boolean);
  const prefix = pythonEnvironment(machine);
  const system = machine.platform === "win32" ? [] : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
  const data = [...named, userData(machine), ...(prefix ? [join(prefix, "share", "jupyter")] : []), ...system];
  return [...new Set(data.map((folder) => join(folder, "kernels")))];
}

/** Jupyter's data folder of a user, as `jupyter --paths` tells it. */
function userData({ environment, platform, home }: Machine): string {
  if (environment["JUPYTER_DATA_DIR"]) return environment["JUPYTER_DATA_DIR"];
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") return join(environment["APPDATA"] ?? join(home, "AppData", "Roaming"), "jupyter");
  return join(environment["XDG_DATA_HOME"] || join(home, ".local", "share"), "jupyter");
}

function pythonEnvironment({ environment, pythonPrefix }: Machine): string | undefined {
  return environment["VIRTUAL_ENV"] || environment["CONDA_PREFIX"] || pythonPrefix();
}

function askPython(): string | undefined {
  for (const python of process.platform === "win32" ? ["py", "python"] : ["python3", "python"]) {
    const { status, stdout } = spawnSync(python, ["-c", "import sys; print(sys.prefix)"], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}
