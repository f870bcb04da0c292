import type { Engine, Scalar, Tensor2D, Tensor4D } from "../engine/engine.js";
import { Layers } from "./layers.js";
import type { Network } from "./network.js";
import { stagesSideBySide } from "./stages.js";
import type { Random } from "../random.js";

/** A network of images with a regularised linear map of the table beside it, whose logits are added. */
export interface WideNetwork extends Network {
  /** The network of images, whose input is images. */
  readonly image: Network;
  /** The linear map alone, whose input is the same as of both together. */
  readonly wide: Pick<Network, "forward">;
  /** What one unit of each feature adds to each logit, features × classes. */
  coefficients(): Float32Array;
}

/**
 * What goes in is a row for each sample: the pixels of its image, then its features as z-scores. The map begins at zero, so
 * that the network of images begins as it would alone. Features are divided by the root of their number: an update of a
 * given learning rate then moves the logits about as much, however many there are.
 *
 * @param image a network of images of this shape
 * @param penalty of the squared coefficients: half of it, times their mean over the features, is added to the loss
 * @see Cheng et al. 2016, Wide & deep learning
 */
export function wideNetwork(
  image: Network,
  shape: { readonly height: number; readonly width: number; readonly channels: number },
  features: number,
  classes: number,
  penalty: number,
  engine: Engine,
  random: Random,
): WideNetwork {
  const { tf } = engine;
  const layers = new Layers(engine, random);
  const weight = layers.parameter("wide.weight", [features, classes], () => 0) as unknown as Tensor2D;
  const bias = layers.parameter("wide.bias", [classes], () => 0);
  const pixels = shape.height * shape.width * shape.channels;
  const rowsOf = (x: Tensor4D): Tensor2D => tf.reshape(x, [x.shape[0], pixels + features]);
  const scale = 1 / Math.sqrt(features);
  const line = (x: Tensor4D): Tensor2D => {
    const table = tf.slice(rowsOf(x), [0, pixels], [x.shape[0], features]);
    return tf.add(tf.matMul(tf.mul<Tensor2D>(table, scale), weight), bias);
  };
  return {
    image,
    wide: { forward: (x) => tf.tidy(() => line(x)) },
    parameters: new Map([...image.parameters, ...layers.parameters]),
    buffers: image.buffers,
    stages: stagesSideBySide([
      { prefix: "", network: image },
      { prefix: "", network: { parameters: layers.parameters } },
    ]),
    forward(x, training, own) {
      return tf.tidy(() => {
        const picture = tf.slice(rowsOf(x), [0, 0], [x.shape[0], pixels]);
        const images: Tensor4D = tf.reshape(picture, [x.shape[0], shape.height, shape.width, shape.channels]);
        return tf.add(image.forward(images, training, own), line(x));
      });
    },
    penalty: () => tf.tidy(() => tf.mul<Scalar>(tf.sum(tf.square(weight)), penalty / (2 * features))),
    coefficients: () => weight.dataSync<"float32">().map((value) => scale * value),
    dispose() {
      image.dispose();
      layers.dispose();
    },
  };
}
