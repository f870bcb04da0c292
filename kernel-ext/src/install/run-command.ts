import { help, readCommand } from "./command.js";
import { examine } from "./doctor.js";
import { install, uninstall } from "./install.js";
import { allKernelsFolders, kernelsFolder } from "./places.js";

/**
 * `omixel-kernel install | uninstall | doctor`.
 *
 * @param say gets the lines
 * @returns the exit code
 * @throws InstallError
 */
export async function runCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  if (args.length === 0 || args.includes("--help") || args[0] === "help") {
    say(help);
    return 0;
  }
  const { verb, place, name } = readCommand(args);
  const folder = () => kernelsFolder(place ?? { kind: "user" });
  if (verb === "install") {
    say(`The kernel "${name}" is in ${install(folder(), name)}`);
    return 0;
  }
  if (verb === "uninstall") {
    say(`The kernel "${name}" is no longer in ${uninstall(folder(), name, allKernelsFolders())}`);
    return 0;
  }
  let code = 0;
  for await (const { good, what, fix } of examine({ name, folders: place ? [folder()] : allKernelsFolders() })) {
    say(`${good ? "good " : "WRONG"} ${what}${fix === undefined ? "" : `\n      to do: ${fix}`}`);
    if (!good) code = 1;
  }
  return code;
}
