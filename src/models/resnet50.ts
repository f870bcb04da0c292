import { resnet } from "./resnet.js";

/** ResNet-50: stages of three, four, six and three bottlenecks. He et al. 2016, table 1. */
export const resnet50 = resnet("resnet50", { block: "bottleneck", depths: [3, 4, 6, 3] });
