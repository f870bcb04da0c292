import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InstallError } from "./install-error.js";
import { isOurs, type Kernelspec, kernelspecFiles, kernelspecOf, readKernelspec } from "./kernelspec.js";

/**
 * Writes a kernelspec's folder, whole or not at all: under a temporary name first, then renamed.
 *
 * @param folder that holds kernelspecs
 * @returns the kernelspec's own folder
 * @throws InstallError if the kernel is not built, the folder cannot be written, or somebody else's kernel has the name
 */
export function install(folder: string, name: string, spec: Kernelspec = kernelspecOf(name)): string {
  const main = spec.argv[1]!;
  if (!existsSync(main)) throw new InstallError(`The kernel is not built: ${main} is missing.`, "Run: npm run build");
  const target = join(folder, name);
  refuseOthers(target, name);
  const files = Object.entries(kernelspecFiles(spec));
  if (files.every(([file, content]) => holds(join(target, file), content))) return target;
  const temporary = join(folder, `.${name}~${process.pid}`);
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    for (const [file, content] of files) writeFileSync(join(temporary, file), content);
    replace(temporary, target);
  } catch (error) {
    throw unwritable(folder, error);
  } finally {
    if (existsSync(temporary)) rmSync(temporary, { recursive: true });
  }
  return target;
}

/**
 * Takes a kernelspec away.
 *
 * @param elsewhere other folders that hold kernelspecs, to tell where it is if it is not here
 * @throws InstallError if it is not there, is somebody else's, or cannot be removed
 */
export function uninstall(folder: string, name: string, elsewhere: readonly string[] = []): string {
  const target = join(folder, name);
  if (!existsSync(target)) {
    const found = elsewhere.map((other) => join(other, name)).filter((other) => isOurs(readKernelspec(other)));
    throw new InstallError(
      `There is no kernel "${name}" in ${folder}.`,
      found.length > 0
        ? `It is in ${found.join(" and ")}: say where with --user, --sys-prefix or --prefix.`
        : "See: jupyter kernelspec list",
    );
  }
  refuseOthers(target, name);
  const leaving = join(folder, `.${name}~${process.pid}`);
  try {
    renameSync(target, leaving);
    rmSync(leaving, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
  return target;
}

function refuseOthers(target: string, name: string): void {
  if (!existsSync(target) || isOurs(readKernelspec(target))) return;
  throw new InstallError(`${target} is another kernel.`, `Choose another name than "${name}": --name NAME.`);
}

function holds(file: string, content: Uint8Array): boolean {
  return existsSync(file) && readFileSync(file).equals(content);
}

function replace(temporary: string, target: string): void {
  if (!existsSync(target)) return renameSync(temporary, target);
  const old = `${temporary}.old`;
  renameSync(target, old);
  renameSync(temporary, target);
  rmSync(old, { recursive: true });
}

function unwritable(folder: string, error: unknown): InstallError {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === "EACCES" || code === "EPERM" || code === "EROFS" ? "may not be written by you" : (error as Error).message;
  return new InstallError(
    `${folder}: ${why}.`,
    "Choose another place: --user, or --prefix DIR with a Python environment of your own.",
    error,
  );
}
