import { parseArgs } from "node:util";
import { InstallError } from "./install-error.js";
import { checkKernelName, defaultName } from "./kernel-name.js";
import { nearestFirst } from "./nearest.js";

const verbs = ["install", "uninstall", "doctor"] as const;

/** Where a kernelspec goes: the user's own folder, the Python environment in use, or under a prefix. */
export type Place = { readonly kind: "user" | "sys-prefix" } | { readonly kind: "prefix"; readonly prefix: string };

export interface Command {
  readonly verb: (typeof verbs)[number];
  /** Undefined where nothing was said. */
  readonly place: Place | undefined;
  readonly name: string;
}

const options = {
  prefix: { type: "string" },
  user: { type: "boolean" },
  "sys-prefix": { type: "boolean" },
  name: { type: "string" },
} as const;

export const help = `omixel-kernel: TypeScript (omixel) for Jupyter

  omixel-kernel install [--prefix DIR | --user | --sys-prefix] [--name NAME]     tells Jupyter of the kernel
  omixel-kernel uninstall [--prefix DIR | --user | --sys-prefix] [--name NAME]   takes it away again
  omixel-kernel doctor [--prefix DIR | --user | --sys-prefix] [--name NAME]      checks everything, says what to fix

  --user         for this user, in every Jupyter (the default of install and uninstall)
  --sys-prefix   for the Python environment in use (activated, or that of python3)
  --prefix DIR   for the Python environment in DIR
  --name NAME    kernelspec name, default ${defaultName}
`;

/**
 * Reads the command line.
 *
 * @throws InstallError for an unknown command or flag (nearest first), two places, or a name that Jupyter would not take
 */
export function readCommand(args: readonly string[]): Command {
  const [verb, ...rest] = args;
  if (!isVerb(verb))
    throw new InstallError(
      verb === undefined ? "No command was given." : `There is no command "${verb}".`,
      `Use one of: ${nearestFirst(verb ?? "", verbs).join(", ")}.`,
    );
  for (const word of rest) {
    const flag = /^--([^=]*)/.exec(word)?.[1];
    if (flag === undefined || Object.hasOwn(options, flag)) continue;
    const names = nearestFirst(flag, Object.keys(options)).map((name) => `--${name}`);
    throw new InstallError(`${verb} has no flag "--${flag}".`, `Use one of: ${names.join(", ")}.`);
  }
  const values = valuesOf(verb, rest);
  const places = [
    ...(values.prefix === undefined ? [] : [{ kind: "prefix", prefix: values.prefix } as const]),
    ...(values.user ? [{ kind: "user" } as const] : []),
    ...(values["sys-prefix"] ? [{ kind: "sys-prefix" } as const] : []),
  ];
  if (places.length > 1)
    throw new InstallError(
      `--${places[0]!.kind} and --${places[1]!.kind} name two places.`,
      "Give one of --prefix DIR, --user and --sys-prefix.",
    );
  if (values.prefix === "") throw new InstallError("--prefix is empty.", "Name the folder of a Python environment.");
  return { verb, place: places[0], name: checkKernelName(values.name ?? defaultName) };
}

function valuesOf(verb: string, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    const [what] = (error as Error).message.split(". ");
    throw new InstallError(`${what!}.`, `See: omixel-kernel help (about ${verb}).`, error);
  }
}

function isVerb(word: string | undefined): word is Command["verb"] {
  return (verbs as readonly (string | undefined)[]).includes(word);
}
