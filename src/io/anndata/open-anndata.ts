import { OmixelError, unknownName } from "../../errors.js";
import type { ArrayTree } from "../array-tree.js";
import type { ReadTableOptions } from "../raw-table.js";
import type { CohortBlocks } from "../row-blocks.js";
import { type Frame, frameTable, readFrame } from "./frame.js";
import { annDataValues } from "./values.js";

/** Name of the assay that a single-cell file gives. */
export const annDataAssay = "rna";

/**
 * What an AnnData tree holds, its values still in the file: `obs` becomes the sample table, `var` the feature table.
 *
 * @param options `layer` or `raw` in place of `X`
 * @throws UnknownName for a layer that is not there; UnsuitableData without `X` or `raw`, and for MuData; MalformedTable, UnreadableFile
 */
export async function openAnnData(
  tree: ArrayTree,
  { layer, raw = false, assay }: Pick<ReadTableOptions, "layer" | "raw" | "assay"> = {},
): Promise<CohortBlocks> {
  const { file } = tree;
  await refuseMuData(tree);
  if (assay !== undefined && assay !== annDataAssay) throw unknownName("assay", assay, [annDataAssay], { file });
  const { values: valuesPath, features: featuresPath } = await pathsOf(tree, layer, raw);
  const obs = await readFrame(tree, "obs");
  const variables = await readFrame(tree, featuresPath);
  return {
    samples: frameTable("sample", obs.names, obs.columns),
    features: frameTable("feature", variables.names, variables.columns),
    assay: annDataAssay,
    values: await annDataValues(tree, valuesPath, [obs.names.length, variables.names.length]),
    notes: [...(await otherMatrices(tree, valuesPath)), ...skippedNotes("obs", obs), ...skippedNotes("var", variables)],
    close: () => tree.close(),
  };
}

/** MuData keeps an AnnData for each modality under "mod", and has no matrix of its own. */
async function refuseMuData(tree: ArrayTree): Promise<void> {
  if ((await tree.kindOf("mod")) !== "group" || (await tree.kindOf("X")) !== undefined) return;
  const names = await tree.namesIn("mod");
  const [first = "rna"] = names;
  const save = `mudata.read_h5mu("file.h5mu").mod[${JSON.stringify(first)}].write_h5ad(${JSON.stringify(`${first}.h5ad`)})`;
  const read = `omics({ ${names.map((name) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${JSON.stringify(`${name}.h5ad`)}`).join(", ")} })`;
  throw new OmixelError(
    "UnsuitableData",
    `This is MuData, several modalities in one file: ${names.join(", ")}.`,
    `Save a modality as AnnData, in Python: ${save}. Several are read together as assays: ${read}.`,
    { file: tree.file },
  );
}

async function pathsOf(tree: ArrayTree, layer: string | undefined, raw: boolean) {
  const { file } = tree;
  if (raw && layer !== undefined)
    throw new OmixelError("InvalidOption", "Both a layer and raw were asked for.", "Choose one of them.", { file });
  if (raw) {
    // Before anndata 0.7 the parts of raw stood at the root.
    for (const [values, features] of [
      ["raw/X", "raw/var"],
      ["raw.X", "raw.var"],
    ] as const)
      if (await tree.kindOf(values)) return { values, features };
    throw new OmixelError("UnsuitableData", "The file has no raw part.", "Read it without { raw: true }.", { file });
  }
  const layers = await layersOf(tree);
  if (layer !== undefined) {
    if (!layers.includes(layer)) throw unknownName("layer", layer, layers, { file });
    return { values: `layers/${layer}`, features: "var" };
  }
  if ((await tree.kindOf("X")) === undefined || (await isNull(tree)))
    throw new OmixelError(
      "UnsuitableData",
      "The file has no main matrix (X).",
      layers.length > 0
        ? `Choose a layer: { layer: "${layers[0]!}" }. There are: ${layers.join(", ")}.`
        : "Write it again.",
      { file },
    );
  return { values: "X", features: "var" };
}

async function isNull(tree: ArrayTree): Promise<boolean> {
  return (await tree.attributes("X"))["encoding-type"] === "null";
}

async function layersOf(tree: ArrayTree): Promise<readonly string[]> {
  return (await tree.kindOf("layers")) === "group" ? tree.namesIn("layers") : [];
}

/** A file often holds counts and logarithms side by side: which were read should be known. */
async function otherMatrices(tree: ArrayTree, path: string): Promise<string[]> {
  const layers = (await layersOf(tree)).filter((name) => path !== `layers/${name}`);
  const raw = !path.startsWith("raw") && ((await tree.kindOf("raw/X")) ?? (await tree.kindOf("raw.X")));
  return [
    ...(path === "X" ? [] : [`read: ${path}`]),
    ...(layers.length > 0 ? [`other layers, chosen with { layer }: ${layers.join(", ")}`] : []),
    ...(raw ? ["the file has a raw part, read with { raw: true }"] : []),
  ];
}

function skippedNotes(name: string, { skipped }: Frame): string[] {
  return skipped.length > 0
    ? [`columns of ${name} that are neither numbers nor texts, left out: ${skipped.join(", ")}`]
    : [];
}
