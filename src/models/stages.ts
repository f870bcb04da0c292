import type { Network } from "./network.js";

/**
 * A network's parameters in stages, from the pixels to the last layer, by their names: those alike up to the first part with
 * a number in it ("layer2.0.conv1.weight" and "layer2.1.bn2.bias" are both of "layer2"). A stage of vectors alone, as
 * batch norms are, belongs to the one before it.
 */
export function stagesOf({
  parameters,
  stages,
}: Pick<Network, "parameters" | "stages">): readonly (readonly string[])[] {
  if (stages) return stages;
  const found = new Map<string, string[]>();
  for (const name of parameters.keys()) {
    const stage = stageOf(name);
    if (!found.get(stage)?.push(name)) found.set(stage, [name]);
  }
  const joined: string[][] = [];
  for (const names of found.values()) {
    const vectors = names.every((name) => parameters.get(name)!.shape.length < 2);
    if (vectors && joined.length > 0) joined.at(-1)!.push(...names);
    else joined.push(names);
  }
  return joined;
}

/** Stages of networks side by side, which end together. @param prefixes of their parameters' names */
export function stagesSideBySide(
  networks: readonly { readonly prefix: string; readonly network: Pick<Network, "parameters" | "stages"> }[],
): string[][] {
  const all = networks.map(({ prefix, network }) =>
    stagesOf(network).map((names) => names.map((name) => `${prefix}${name}`)),
  );
  const depth = Math.max(...all.map((stages) => stages.length));
  return Array.from({ length: depth }, (_, s) => all.flatMap((stages) => stages[s - depth + stages.length] ?? []));
}

function stageOf(name: string): string {
  const parts = name.split(".").slice(0, -1);
  const numbered = parts.findIndex((part) => /\d/.test(part));
  return (numbered < 0 ? parts : parts.slice(0, numbered + 1)).join(".") || name;
}
