import { type Part, plainNetwork } from "./plain-network.js";

const conv = (channels: number, size: number, stride: number, padding: number): Part => ({
  channels,
  size,
  stride,
  padding,
});

/**
 * AlexNet in the form of 2014, on one device and without local response normalisation: five convolutions, three of them
 * followed by a 3 × 3 pool, an average over 6 × 6 parts (torchvision's way to take images of any size), three linear layers.
 *
 * @see Krizhevsky et al. 2012; Krizhevsky 2014, One weird trick for parallelizing convolutional neural networks
 */
export const alexnet = plainNetwork({
  name: "alexnet",
  source: {
    paper: "Krizhevsky 2014",
    doi: "10.48550/arXiv.1404.5997",
    reference: "torchvision, models.alexnet",
  },
  parts: [
    conv(1, 11, 4, 2),
    { pool: 3 },
    conv(3, 5, 1, 2),
    { pool: 3 },
    conv(6, 3, 1, 1),
    conv(4, 3, 1, 1),
    conv(4, 3, 1, 1),
    { pool: 3 },
  ],
  grid: 6,
  linear: [1, 4, 6],
  drops: "before",
  smallest: 63,
});
