import { resolve } from "node:path";
import { type Given, readArguments } from "./arguments.js";
import { planOf } from "./job.js";
import { defaultFolder, type JobOption, jobOptions, pathOptions } from "./job-options.js";
import { joinAssays, splitAssays } from "./job-tables.js";

type Environment = Readonly<Record<string, string | undefined>>;

const names = Object.keys(jobOptions) as JobOption[];

/**
 * `--learning-rate` on the command line is `OMIXEL_LEARNING_RATE` in the environment; several `--assay` are one
 * `OMIXEL_ASSAY`, "rna=rna.tsv;mirna=mirna.tsv".
 */
export function environmentName(option: JobOption): string {
  return `OMIXEL_${option.replaceAll("-", "_").toUpperCase()}`;
}

/** What the environment says of the main job; an empty value says nothing. */
export function givenInEnvironment(environment: Environment): Given["values"] {
  const said = names
    .map((name) => [name, environment[environmentName(name)]] as const)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => [name, jobOptions[name].type === "boolean" ? !/^(0|no|false)$/i.test(value!) : value]);
  return Object.fromEntries(said) as Given["values"];
}

/**
 * The main job's arguments as environment variables for the notebook, checked, with every path made absolute since the
 * notebook runs in another folder. Arguments win over what the environment says already.
 *
 * @param folder where relative paths count from
 * @throws UnknownName for an option or a name that does not exist; InvalidOption; FileNotFound for a file of folds
 */
export function jobEnvironment(
  args: readonly string[],
  environment: Environment = process.env,
  folder: string = process.cwd(),
): Record<string, string> {
  const { values, lists } = readArguments("job", args, jobOptions);
  const given: Record<string, string | boolean | undefined> = {
    ...givenInEnvironment(environment),
    ...values,
    ...(lists?.assay ? { assay: joinAssays(lists.assay) } : {}),
  };
  given.out ??= defaultFolder;
  for (const name of pathOptions) {
    const path = given[name];
    if (typeof path === "string") given[name] = absolute(name, path, folder);
  }
  planOf({ values: given, positionals: [] });
  const said = Object.entries(given).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(said.map(([name, value]) => [environmentName(name as JobOption), String(value)]));
}

/** Folds are a number or a file; tables may have a name before them, or lie on the web. */
function absolute(name: JobOption, value: string, folder: string): string {
  if (name === "folds" && !value.includes(".json")) return value;
  if (name === "assay")
    return joinAssays(
      splitAssays(value).map((text) => {
        const at = text.indexOf("=") + 1;
        return at === 0 || at === text.length ? text : text.slice(0, at) + absolute("data", text.slice(at), folder);
      }),
    );
  return /^[a-z]+:\/\//i.test(value) ? value : resolve(folder, value);
}
