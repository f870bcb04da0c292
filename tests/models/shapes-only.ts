import type { Engine } from "../../src/engine/engine.js";
import { still } from "./torchvision.js";
import type { AnyModel } from "../../src/models/model.js";
import type { Network, NetworkInput } from "../../src/models/network.js";

/** An engine whose variables have shapes and no values, so that a network of any size can be counted. */
const shapesOnly = {
  tf: {
    tensor: (_: unknown, shape: number[]) => ({ shape, dispose: () => undefined }),
    variable: (start: unknown) => start,
  },
  ops: {},
} as unknown as Engine;

/** A network that can be counted and not asked. */
export function outline(model: AnyModel, input: NetworkInput, options: object = model.defaults as object): Network {
  return model.build(input, options, shapesOnly, still);
}
