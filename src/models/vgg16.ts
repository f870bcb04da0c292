import { type Part, plainNetwork } from "./plain-network.js";

/** Convolutions of 3 × 3 in one stage, then a pool. */
const stage = (count: number, channels: number): Part[] => [
  ...Array.from({ length: count }, () => ({ channels, size: 3, stride: 1, padding: 1 })),
  { pool: 2 },
];

/**
 * VGG-16 (configuration D, without batch norm): thirteen 3 × 3 convolutions in five stages, each ending in a 2 × 2 pool, an
 * average over 7 × 7 parts (torchvision's way to take images of any size), three linear layers.
 *
 * @see Simonyan & Zisserman 2015, table 1
 */
export const vgg16 = plainNetwork({
  name: "vgg16",
  source: {
    paper: "Simonyan & Zisserman 2015",
    doi: "10.48550/arXiv.1409.1556",
    reference: "torchvision, models.vgg16",
  },
  parts: [stage(2, 1), stage(2, 2), stage(3, 4), stage(3, 8), stage(3, 8)].flat(),
  grid: 7,
  linear: [0, 3, 6],
  drops: "after",
  smallest: 32,
});
