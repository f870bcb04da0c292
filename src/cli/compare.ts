import { OmixelError } from "../errors.js";
import { comparisonFolder } from "../omics/compare/method-comparison.js";
import type { Measure } from "../omics/compare/result.js";
import { omics } from "../omics/omics.js";
import type { MethodChoice } from "../omics/verbs.js";
import { requireWritableFolder } from "../omics/whole-folder.js";
import { readArguments, wholeNumber } from "./arguments.js";
import { assayFiles, assayOption } from "./assay-files.js";
import { planOnFiles, readPlan } from "./read-plan.js";
import { Terminal } from "./terminal.js";

const options = {
  classifiers: { type: "string" },
  encoders: { type: "string" },
  out: { type: "string" },
  folds: { type: "string" },
  repeats: { type: "string" },
  reference: { type: "string" },
  measure: { type: "string" },
  jobs: { type: "string" },
  "no-cache": { type: "boolean" },
  ...assayOption,
} as const;

/**
 * `omixel compare PLAN.json --classifiers A,B,C --out DIR`: methods on the same folds. With `--encoders X,Y` each network is
 * judged with each encoder.
 */
export async function compareCommand(args: readonly string[], signal: AbortSignal): Promise<void> {
  const { values, lists, positionals } = readArguments("compare", args, options, ["PLAN.json"]);
  const [folds, repeats] = [wholeNumber("folds", values.folds, 2), wholeNumber("repeats", values.repeats, 1)];
  const jobs = wholeNumber("jobs", values.jobs);
  const out = values.out as string | undefined;
  if (!out) throw missing("--out", "Name the folder that the comparison is written to.");
  const classifiers = listOf(values.classifiers);
  if (classifiers.length === 0)
    throw missing("--classifiers", "Name two or more: --classifiers smallCnn,randomForest.");
  requireWritableFolder(out, comparisonFolder);
  const terminal = new Terminal();
  const comparison = await omics
    .fromJSON(planOnFiles(readPlan(positionals[0]!), assayFiles(lists?.assay)))
    .compare(await withEncoders(classifiers, listOf(values.encoders)), {
      signal,
      onProgress: terminal.onProgress,
      cache: !values["no-cache"],
      ...(folds === undefined ? {} : { folds }),
      ...(repeats === undefined ? {} : { repeats }),
      ...(values.reference === undefined ? {} : { reference: values.reference as string }),
      ...(values.measure === undefined ? {} : { measure: values.measure as Measure }),
      ...(jobs === undefined ? {} : { jobs }),
    });
  terminal.say("write");
  await comparison.save(out);
  terminal.say(`written to ${out}`);
  process.stdout.write(`\n${comparison.markdown}`);
}

/** Each network with each encoder; what looks at no picture stands once. */
export async function withEncoders(
  classifiers: readonly string[],
  encoders: readonly string[],
): Promise<MethodChoice[]> {
  if (encoders.length === 0) return classifiers as unknown as MethodChoice[];
  const { classifierNamed } = await import("../classify/registry.js");
  return classifiers.flatMap((classifier) =>
    classifierNamed(classifier).input === "images"
      ? encoders.map((encoder) => ({ classifier, encoder }))
      : [{ classifier }],
  ) as unknown as MethodChoice[];
}

function listOf(value: string | boolean | undefined): string[] {
  return typeof value === "string" ? value.split(",").map((name) => name.trim()).filter(Boolean) : []; // prettier-ignore
}

function missing(option: string, remedy: string): OmixelError {
  return new OmixelError("InvalidOption", `${option} is missing.`, remedy);
}
