import { OmixelError } from "../errors.js";

/** What stands between an assay's name and its feature's. */
const SEPARATOR = ":";

/**
 * Raises InvalidOption for an assay name that could not stand before a feature's, or on the command line.
 *
 * @param names of all assays
 */
export function checkAssayNames(names: readonly string[]): void {
  if (names.length === 0)
    throw new OmixelError("InvalidOption", "No assay is named.", 'Name one or more: omics({ rna: "rna.tsv" }).');
  for (const name of names)
    if (name.trim() === "" || /[:=]/.test(name))
      throw new OmixelError(
        "InvalidOption",
        `"${name}" cannot be the name of an assay.`,
        'Use a name without ":" and "=", such as "rna".',
      );
}

/** A feature's name among those of all assays: "rna:TP53". */
export function identityOf(assay: string, feature: string): string {
  return `${assay}${SEPARATOR}${feature}`;
}

/** The feature's own name: "TP53" of "rna:TP53", and of "TP53". @param assays names of the cohort's assays */
export function ownNameOf(shown: string, assays: readonly string[]): string {
  const at = shown.indexOf(SEPARATOR);
  return at >= 0 && assays.includes(shown.slice(0, at)) ? shown.slice(at + 1) : shown;
}

/**
 * Names to show for identities: the feature's own where no other assay has it, the identity otherwise. Folds may keep
 * different features, so that the names are decided once, over all of them.
 *
 * @param identities of all features that are shown anywhere; repeats do no harm
 */
export function shownNames(identities: Iterable<string>): Map<string, string> {
  const all = [...new Set(identities)];
  const short = (identity: string) => identity.slice(identity.indexOf(SEPARATOR) + 1);
  const count = new Map<string, number>();
  for (const identity of all) count.set(short(identity), (count.get(short(identity)) ?? 0) + 1);
  const taken = new Set(all); // a feature called "rna:TP53" must not be taken for the other
  return new Map(
    all.map((identity) => {
      const name = short(identity);
      return [identity, count.get(name) === 1 && !taken.has(name) ? name : identity];
    }),
  );
}
