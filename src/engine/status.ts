import { isOmixelError, OmixelError } from "../errors.js";
import type { CApi } from "./c-api.js";

/** tensorflow/c/tf_status.h */
const codes = [
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
];

const remedies: Readonly<Record<string, string>> = {
  INVALID_ARGUMENT: "Check shapes and types of the tensors.",
  RESOURCE_EXHAUSTED: "Use smaller images or a smaller batch.",
  NOT_FOUND: "Check that the TensorFlow library is version 2.15 or newer (`npm run setup` fetches one).",
};

/** With this it goes on to tell what becomes of a stream. */
const ON_A_STREAM = "\n\tEncountered when executing an operation using EagerExecutor";

/** Where TensorFlow leaves its verdict on each call. */
export interface Status {
  readonly pointer: bigint;
  /** Throws `EngineFailure` with TensorFlow's text and code (`cause.code`) if the last call failed. */
  check(doing: string): void;
}

/** @param failed called before a failure is thrown */
export function newStatus(c: CApi, failed?: () => void): Status {
  const pointer = c.TF_NewStatus();
  return {
    pointer,
    check(doing) {
      const number = c.TF_GetCode(pointer);
      if (number === 0) return;
      const code = codes[number] ?? String(number);
      const [text] = c.TF_Message(pointer).split(ON_A_STREAM) as [string];
      failed?.();
      const remedy = remedies[code] ?? "This is a fault of omixel or of the library: please report it with this text.";
      throw new OmixelError(
        "EngineFailure",
        `TensorFlow failed in ${doing} (${code}): ${text}`,
        remedy,
        {},
        { code, text },
      );
    },
  };
}

/** Whether TensorFlow failed for want of memory. */
export function isExhausted(error: unknown): boolean {
  return isOmixelError(error) && (error.cause as { code?: string } | undefined)?.code === "RESOURCE_EXHAUSTED";
}
