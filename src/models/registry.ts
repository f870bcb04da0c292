import type { Registry } from "../registry.js";
import { aggmapNet } from "./aggmap-net.js";
import { alexnet } from "./alexnet.js";
import { efficientnetB0 } from "./efficientnet-b0.js";
import type { AnyModel } from "./model.js";
import { deepInsightCnn } from "./deep-insight-cnn.js";
import { fotomicsCnn } from "./fotomics-cnn.js";
import { netomics } from "./netomics.js";
import { perceptron } from "./perceptron.js";
import { resnet18 } from "./resnet18.js";
import { resnet34 } from "./resnet34.js";
import { resnet50 } from "./resnet50.js";
import { smallCnn } from "./small-cnn.js";
import { squeezenet } from "./squeezenet.js";
import { vgg16 } from "./vgg16.js";
import { vit } from "./vit.js";

/** Networks by name; a line's comment is what a notebook shows on hover. */
export const models = {
  /** ResNet-18 with torchvision's parameter names (11.2 million parameters). He et al. 2016. */
  resnet18,
  /** ResNet-34 with torchvision's parameter names (21.3 million parameters): deeper, seldom better on small cohorts. He et al. 2016. */
  resnet34,
  /** ResNet-50 with torchvision's parameter names (23.5 million parameters), of bottlenecks. He et al. 2016. */
  resnet50,
  /** VGG-16 with torchvision's parameter names (134 million parameters, most of them in its linear layers). Simonyan & Zisserman 2015. */
  vgg16,
  /** AlexNet with torchvision's parameter names (57 million parameters); images of 63 pixels or more. Krizhevsky 2014. */
  alexnet,
  /** SqueezeNet 1.1 with torchvision's parameter names (0.7 million parameters): DeepInsight's later choice. Iandola et al. 2016. */
  squeezenet,
  /** EfficientNet-B0 with torchvision's parameter names (4.0 million parameters): depthwise convolutions, squeeze and excitation. Tan & Le 2019. */
  efficientnetB0,
  /** Vision transformer with timm's parameter names and attention maps, small by default. Dosovitskiy et al. 2021. */
  vit,
  /** DeepInsight's own: two branches with large and with small windows side by side, trained as published. Sharma et al. 2019. */
  deepInsightCnn,
  /** Fotomics' own: two convolutions and two linear layers, trained as published. Zandavi et al. 2023. */
  fotomicsCnn,
  /** MetDIT's own: a small ResNet-18 that drops channels, with focal loss, for 32 × 32 pixels, trained as published. Sha et al. 2024. */
  netomics,
  /** AggMapNet's own: two paths of inception blocks, trained as published. Shen et al. 2022. */
  aggmapNet,
  /** A few strided 3 × 3 convolutions and one linear layer: for tens to hundreds of samples. */
  smallCnn,
  /** Linear layers on values, not on pictures: what a table is to a network of several assays, which needs no encoder then. */
  perceptron,
} as const satisfies Registry<AnyModel>;
