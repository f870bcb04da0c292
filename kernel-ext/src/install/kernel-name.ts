import { InstallError } from "./install-error.js";

export const defaultName = "omixel";

/**
 * Jupyter takes letters, digits, dots, dashes and underscores; a first dot would leave the folder of kernels.
 *
 * @throws InstallError
 */
export function checkKernelName(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return name;
  throw new InstallError(
    `A kernel cannot be named ${JSON.stringify(name)}.`,
    "Use letters, digits, dots, dashes and underscores, with a letter or digit first.",
  );
}
