import { OmixelError } from "../errors.js";
import { checkAssayNames } from "../modalities/feature-identity.js";

/** `--assay NAME=FILE`, once for each of several tables of the same samples. */
export const assayOption = { assay: { type: "string", multiple: true } } as const;

/** Whether several tables are named, so that none is expected among the other arguments. */
export function namesAssays(args: readonly string[]): boolean {
  return args.some((argument) => argument === "--assay" || argument.startsWith("--assay="));
}

/**
 * The files of assays by name.
 *
 * @param given values of `--assay`
 * @returns undefined where none is given
 * @throws InvalidOption for what is not NAME=FILE, or a name that comes twice
 */
export function assayFiles(given: readonly string[] | undefined): Record<string, string> | undefined {
  if (!given || given.length === 0) return undefined;
  const wrong = (what: string, remedy: string) => new OmixelError("InvalidOption", what, remedy);
  const files: Record<string, string> = {};
  for (const text of given) {
    const at = text.indexOf("=");
    const [name, file] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || file === "") throw wrong(`--assay is "${text}".`, "Give a name and a file: --assay rna=rna.tsv.");
    if (Object.hasOwn(files, name)) throw wrong(`Assay "${name}" is given twice.`, "Name each assay once.");
    files[name] = file;
  }
  checkAssayNames(Object.keys(files));
  return files;
}
