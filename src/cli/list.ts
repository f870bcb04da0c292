import { baselines } from "../baselines/registry.js";
import type { Citation } from "../citation.js";
import { encoders } from "../encoders/registry.js";
import { models } from "../models/registry.js";
import { fusions, views } from "../modalities/registry.js";
import { prepare } from "../prepare/registry.js";
import { selections } from "../rank/select.js";
import { readArguments } from "./arguments.js";

interface Listed {
  readonly name: string;
  readonly source: Citation;
  readonly defaults: object;
}

const lists: Readonly<
  Record<"baselines" | "encoders" | "models" | "rankers" | "steps", Readonly<Record<string, Listed>>>
> = {
  baselines,
  encoders,
  models,
  rankers: selections,
  steps: { ...prepare, ...views, ...fusions },
};

/** `omixel baselines | encoders | models | rankers | steps`: what there is, with defaults and papers. */
export function listCommand(kind: keyof typeof lists, args: readonly string[]): void {
  const { values } = readArguments(kind, args, { json: { type: "boolean" } });
  const list = Object.values(lists[kind]).map(({ name, source, defaults }) => ({ name, source, defaults }));
  if (values.json) process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
  else
    for (const { name, source, defaults } of list)
      process.stdout.write(`${name}  (${source.paper})\n    ${JSON.stringify(defaults)}\n`);
}
