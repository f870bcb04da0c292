/** What went wrong in the kernel itself, by tag. Programs switch on the tag, people read the message. */
export type KernelErrorTag =
  "ConnectionFile" | "PortTaken" | "MalformedMessage" | "WrongSignature" | "NoInput" | "Seam";

/** An error of the kernel; its message is complete: what was expected, what came, what to do. */
export class KernelError extends Error {
  readonly tag: KernelErrorTag;

  constructor(tag: KernelErrorTag, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = "KernelError";
    this.tag = tag;
  }

  override toString(): string {
    return `${this.tag}: ${this.message}`;
  }
}

/** What an interrupted cell ends with. Jupyter front ends know this name and show it without alarm. */
export class KeyboardInterrupt extends Error {
  constructor() {
    super("The cell was interrupted.");
    this.name = "KeyboardInterrupt";
  }
}
