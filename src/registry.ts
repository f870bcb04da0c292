import { OmixelError, unknownName } from "./errors.js";

/** A table of methods by name, one line each. The doc comment on a line is what a notebook's hover shows. */
export type Registry<Entry> = Readonly<Record<string, Entry>>;

/**
 * The entry of a registry.
 *
 * @throws UnknownName with the allowed names, nearest first
 */
export function lookUp<Entry>(kind: string, registry: Registry<Entry>, name: string): Entry {
  if (!Object.hasOwn(registry, name)) throw unknownName(kind, name, Object.keys(registry));
  return registry[name]!;
}

/**
 * Options merged over the defaults, frozen.
 *
 * @throws UnknownName for an option that the defaults do not have
 * @throws InvalidOption for a value of another type than the default's, lists excepted
 */
export function mergeOptions<Options extends object>(
  step: string,
  defaults: Readonly<Required<Options>>,
  given: Partial<Options> = {},
): Readonly<Required<Options>> {
  const allowed = Object.keys(defaults);
  for (const [name, value] of Object.entries(given)) {
    if (!allowed.includes(name)) throw unknownName("option", name, allowed, { step });
    const standard = (defaults as Record<string, unknown>)[name];
    // A list where the default is none (several folds, two sides of an image), a record where it is a text (numbers by name),
    // or "auto", is left to the step's own check.
    const free = (one: unknown) => one === null || one === "auto";
    const many = typeof value === "object" && typeof standard === "string";
    const typed = value !== undefined && !free(standard) && !free(value) && !Array.isArray(value) && !many;
    if (typed && typeof value !== typeof standard) {
      throw new OmixelError(
        "InvalidOption",
        `Option "${name}" is ${JSON.stringify(value)}, but a ${typeof standard} is expected.`,
        `Its default is ${JSON.stringify(standard)}.`,
        { step },
      );
    }
  }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return Object.freeze({ ...defaults, ...present }) as Readonly<Required<Options>>;
}

/** Raises InvalidOption unless the condition holds: for `check` functions. */
export function requireOption(condition: boolean, step: string, what: string, remedy: string): void {
  if (!condition) throw new OmixelError("InvalidOption", what, remedy, { step });
}
