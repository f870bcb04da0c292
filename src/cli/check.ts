import { checkFile, describeCheck } from "../io/check.js";
import { checkAssays, describeAssays } from "../omics/check-assays.js";
import { readArguments } from "./arguments.js";
import { assayFiles, assayOption, namesAssays } from "./assay-files.js";

const options = {
  json: { type: "boolean" },
  layer: { type: "string" },
  raw: { type: "boolean" },
  sheet: { type: "string" },
  ...assayOption,
} as const;

/** `omixel check FILE [--layer NAME] [--raw] [--sheet NAME]`, or `omixel check --assay NAME=FILE …`: what the reader sees, and who is missing where. */
export async function checkCommand(args: readonly string[]): Promise<void> {
  const needed = namesAssays(args) ? [] : ["FILE"];
  const { values, lists, positionals } = readArguments("check", args, options, needed);
  const files = assayFiles(lists?.assay);
  const print = <Report>(report: Report, describe: (report: Report) => string) =>
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${describe(report)}\n`);
  if (files) print(await checkAssays(files), describeAssays);
  else
    print(
      await checkFile(positionals[0]!, {
        layer: values.layer as string | undefined,
        sheet: values.sheet as string | undefined,
        raw: values.raw === true,
      }),
      describeCheck,
    );
}
