import type { Registry } from "../registry.js";
import type { AnyModel } from "./model.js";
import { resnet18 } from "./resnet18.js";
import { smallCnn } from "./small-cnn.js";

/** Networks by name; a line's comment is what a notebook shows on hover. */
export const models = {
  /** ResNet-18 with torchvision's parameter names (11.2 million parameters). He et al. 2016. */
  resnet18,
  /** A few strided 3 × 3 convolutions and one linear layer: for tens to hundreds of samples. */
  smallCnn,
} as const satisfies Registry<AnyModel>;
