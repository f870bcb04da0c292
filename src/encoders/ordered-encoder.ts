import { encoderDefaults, type Encoder, type EncoderOptions } from "./encoder.js";
import type { EncoderMethod } from "./encoder-method.js";
import { layoutEncoder } from "./layout-encoder.js";
import {
  checkFeatureOrder,
  featureOrderDefaults,
  type FeatureOrderOptions,
  featureOrderTraits,
} from "./order/feature-order.js";

/** Options of every encoder that draws features one after another. */
export interface OrderedOptions extends EncoderOptions, FeatureOrderOptions {}

/** Defaults of these options, for encoders that have no reason to differ. */
export const orderedDefaults: Readonly<OrderedOptions> = Object.freeze({ ...encoderDefaults, ...featureOrderDefaults });

/** Makes an encoder that draws features one after another, in the order that `place` asks `featureOrder` for. */
export function orderedEncoder<Options extends OrderedOptions>(
  method: Omit<EncoderMethod<Options>, keyof typeof featureOrderTraits>,
): Encoder<Options> {
  return layoutEncoder<Options>({
    ...method,
    ...featureOrderTraits,
    check(options) {
      checkFeatureOrder(method.name, options);
      method.check?.(options);
    },
  });
}
