import { firstFive, OmixelError } from "../errors.js";
import { writeTsv } from "../io/write.js";
import { omics } from "../omics/omics.js";
import { readArguments } from "./arguments.js";
import { assayFiles, assayOption, namesAssays } from "./assay-files.js";
import { Terminal } from "./terminal.js";

/**
 * `omixel predict DIR TABLE --out FILE`, or with `--assay NAME=FILE …` for TABLE: classes of new samples; `--samples FILE` tells
 * what else is known of them.
 */
export async function predictCommand(args: readonly string[], signal: AbortSignal): Promise<void> {
  const needed = namesAssays(args) ? ["DIR"] : ["DIR", "TABLE"];
  const options = { out: { type: "string" }, samples: { type: "string" }, ...assayOption } as const;
  const { values, lists, positionals } = readArguments("predict", args, options, needed);
  const [folder, table] = positionals as [string, string];
  const files = assayFiles(lists?.assay);
  const out = values.out as string | undefined;
  if (!out)
    throw new OmixelError("InvalidOption", "--out is missing.", "Name the file that predictions are written to.");
  const terminal = new Terminal();
  const study = await omics.load(folder);
  const prediction = await study.predict(files ?? table, {
    signal,
    onProgress: terminal.onProgress,
    ...(values.samples === undefined ? {} : { samples: values.samples as string }),
  });
  const { samples, classes, predicted, probabilities, unknown, missing } = prediction;
  if (unknown.length > 0)
    terminal.say(`note: ${unknown.length} features are unknown to the study and not used: ${firstFive(unknown)}`);
  if (missing.length > 0)
    terminal.say(`note: ${missing.length} features are missing; the study's median stands in: ${firstFive(missing)}`);
  const rows = samples.map((name, i) => [
    name,
    predicted[i]!,
    ...probabilities.subarray(i * classes.length, (i + 1) * classes.length),
  ]);
  await writeTsv(out, ["sample", "predicted", ...classes], rows);
  terminal.say(`${samples.length} predictions written to ${out}`);
}
