import { KernelError, type KernelErrorTag } from "../../kernel-ext/src/errors.js";

export function isKernelTag(error: unknown, tag: KernelErrorTag): boolean {
  return error instanceof KernelError && error.tag === tag;
}
