import { resnet } from "./resnet.js";

/** ResNet-34: stages of three, four, six and three basic blocks. He et al. 2016, table 1. */
export const resnet34 = resnet("resnet34", { block: "basic", depths: [3, 4, 6, 3] });
