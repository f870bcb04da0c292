/** What kept a command from its work, and what to do about it. */
export class InstallError extends Error {
  readonly remedy: string;

  constructor(what: string, remedy: string, cause?: unknown) {
    super(what, cause === undefined ? {} : { cause });
    this.name = "InstallError";
    this.remedy = remedy;
  }

  /** One line for a terminal. */
  override toString(): string {
    return `omixel-kernel: ${this.message} ${this.remedy}`;
  }
}
