import { existsSync, readFileSync } from "node:fs";
import { type Context, warn } from "../context.js";
import { OmixelError } from "../errors.js";
import type { Network } from "../models/network.js";
import { readSafetensors } from "../models/safetensors.js";
import { importWeights } from "../models/weights.js";

/**
 * Starts a network from weights of a file; a last layer for other classes stays new.
 *
 * @param name of the network, for the warning
 * @throws FileNotFound; UnsuitableData for weights of another network
 */
export function startFrom(network: Network, file: string, name: string, ctx: Context): void {
  if (!existsSync(file))
    throw new OmixelError("FileNotFound", "There is no such file of weights.", "Check the path.", {
      file,
      step: "classify",
    });
  const { tensors } = readSafetensors(readFileSync(file), file);
  const last = ["fc.weight", "fc.bias"];
  const classes = network.parameters.get("fc.bias")!.shape[0]!;
  const replaces = tensors["fc.bias"] !== undefined && tensors["fc.bias"].shape[0] !== classes;
  importWeights(network, tensors, ctx.engine, { skip: replaces ? last : [] });
  if (replaces)
    warn(
      ctx,
      name,
      `the last layer of ${file} has ${tensors["fc.bias"]!.shape[0]} classes; a new one for ${classes} is trained.`,
    );
}
