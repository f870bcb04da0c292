import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the project. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** The Python that reads our files in tests. */
export const python = process.env.OMIXEL_PYTHON ?? join(root, ".venv/bin/python");

/** @param modules names, separated by commas */
export function hasModules(modules: string): boolean {
  return existsSync(python) && spawnSync(python, ["-c", `import ${modules}`]).status === 0;
}
