import { parseArgs, type ParseArgsConfig } from "node:util";
import { OmixelError, unknownName } from "../errors.js";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What was given on the command line. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** Options that may be given several times. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly positionals: readonly string[];
}

/**
 * Reads the arguments of a command.
 *
 * @throws UnknownName for an option that the command does not have, nearest first
 * @throws InvalidOption for a missing value or too few positionals
 */
export function readArguments(
  command: string,
  list: readonly string[],
  options: Options,
  needed: readonly string[] = [],
): Given {
  for (const argument of list) {
    if (!argument.startsWith("--")) continue;
    const name = argument.slice(2).split("=")[0]!;
    if (!Object.hasOwn(options, name))
      throw unknownName("option", name, Object.keys(options), { step: `omixel ${command}` });
  }
  const parsed = (() => {
    try {
      return parseArgs({ args: [...list], options, allowPositionals: true });
    } catch (error) {
      throw new OmixelError("InvalidOption", `${(error as Error).message}.`, usage(command, options, needed));
    }
  })();
  if (parsed.positionals.length !== needed.length)
    throw new OmixelError(
      "InvalidOption",
      `omixel ${command} needs ${needed.length === 0 ? "no argument" : needed.join(" and ")}; ${parsed.positionals.length} given.`,
      usage(command, options, needed),
    );
  const isList = ([name]: readonly [string, unknown]) => options[name]?.multiple === true;
  const all = Object.entries(parsed.values);
  const lists = Object.fromEntries(all.filter(isList)) as Record<string, string[]>;
  const values = Object.fromEntries(all.filter((entry) => !isList(entry))) as Given["values"];
  return { values, ...(Object.keys(lists).length > 0 ? { lists } : {}), positionals: parsed.positionals };
}

/**
 * A whole number given as text.
 *
 * @throws InvalidOption
 */
export function wholeNumber(name: string, value: string | boolean | undefined, least = 0): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (typeof value === "string" && value.trim() !== "" && Number.isInteger(number) && number >= least) return number;
  throw new OmixelError(
    "InvalidOption",
    `--${name} is "${String(value)}".`,
    `Give a whole number of ${least} or more.`,
  );
}

/**
 * A positive number given as text.
 *
 * @throws InvalidOption
 */
export function positiveNumber(name: string, value: string | boolean | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (typeof value === "string" && number > 0 && Number.isFinite(number)) return number;
  throw new OmixelError("InvalidOption", `--${name} is "${String(value)}".`, "Give a number above 0.");
}

/** The call in one line. */
export function usage(command: string, options: Options, needed: readonly string[]): string {
  const shown = Object.entries(options).map(
    ([name, { type, multiple }]) => `[--${name}${type === "string" ? " …" : ""}]${multiple ? " …" : ""}`,
  );
  return `Usage: omixel ${[command, ...needed, ...shown].join(" ")}`;
}
