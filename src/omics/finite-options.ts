import { OmixelError } from "../errors.js";

/**
 * Refuses numbers that a plan cannot record: its JSON would say null in the place of Infinity and NaN, and run otherwise
 * when it is read back.
 *
 * @throws InvalidOption with the path of the number: "maxMean", "sides[1]"
 */
export function requireFinite(step: string, options: object): void {
  const found = oddNumber(options, "");
  if (!found) return;
  throw new OmixelError(
    "InvalidOption",
    `Option "${found.path}" is ${found.value}, which a plan cannot record.`,
    "Give a number, or null where the option allows it for no limit, or leave it out.",
    { step },
  );
}

function oddNumber(value: unknown, path: string): { path: string; value: number } | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : { path, value };
  if (typeof value !== "object" || value === null) return undefined;
  const list = Array.isArray(value) || ArrayBuffer.isView(value);
  for (const [key, inner] of Object.entries(value)) {
    const found = oddNumber(inner, list ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}
