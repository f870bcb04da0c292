import { OmixelError } from "../errors.js";
import { makeOmics } from "../omics/omics.js";
import { requireSavable, type SaveImagesOptions } from "../omics/save-images.js";
import { layoutWords } from "../report/layout-words.js";
import { counted } from "../report/numbers.js";
import { readArguments } from "./arguments.js";
import { assayFiles, assayOption } from "./assay-files.js";
import { planOnFiles, readPlan } from "./read-plan.js";
import { Terminal } from "./terminal.js";

const options = { out: { type: "string" }, format: { type: "string" }, ...assayOption } as const;

/** `omixel images PLAN.json --out DIR [--format png | tiff | npy | arrow] [--assay NAME=FILE …]`: all samples as images. */
export async function imagesCommand(args: readonly string[], signal: AbortSignal): Promise<void> {
  const { values, lists, positionals } = readArguments("images", args, options, ["PLAN.json"]);
  const out = values.out as string | undefined;
  if (!out)
    throw new OmixelError("InvalidOption", "--out is missing.", "Name the folder that the images are written to.");
  const format = (values.format ?? "png") as SaveImagesOptions["format"];
  requireSavable(out, format);
  const plan = planOnFiles(readPlan(positionals[0]!), assayFiles(lists?.assay));
  const terminal = new Terminal();
  const images = await makeOmics(plan).images({ signal, onProgress: terminal.onProgress });
  await images.save(out, { format }, { signal });
  for (const line of layoutWords(images.layout)) terminal.say(line);
  terminal.say(`${counted(images.count, "image")} written to ${out}`);
}
