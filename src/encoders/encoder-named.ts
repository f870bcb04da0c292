import { lookUp } from "../registry.js";
import type { AnyEncoder } from "./encoder.js";
import { hybridOf } from "./hybrid.js";
import { encoders } from "./registry.js";

/** Several encoders in one image; `.encode([…])` calls it. */
export const hybrid = hybridOf((name) => lookUp<AnyEncoder>("encoder", encoders, name));

/** @throws UnknownName with the allowed names, nearest first */
export function encoderNamed(name: string): AnyEncoder {
  return name === hybrid.name ? hybrid : lookUp<AnyEncoder>("encoder", encoders, name);
}
