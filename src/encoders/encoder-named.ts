import { lookUp } from "../registry.js";
import type { AnyEncoder } from "./encoder.js";
import { encoders } from "./registry.js";

/** @throws UnknownName with the allowed names, nearest first */
export function encoderNamed(name: string): AnyEncoder {
  return lookUp<AnyEncoder>("encoder", encoders, name);
}
