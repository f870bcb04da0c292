import { resnet } from "./resnet.js";

/** ResNet-18: stages of two basic blocks. He et al. 2016, table 1. */
export const resnet18 = resnet("resnet18", { block: "basic", depths: [2, 2, 2, 2] });
