const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "its host is not known here: there may be no network",
  EAI_AGAIN: "its host cannot be looked up: there may be no network",
  ECONNREFUSED: "the server refuses the connection",
  ECONNRESET: "the connection broke",
  ENETUNREACH: "the network cannot be reached",
  EHOSTUNREACH: "its host cannot be reached",
  ETIMEDOUT: "its host does not answer",
  ENOSPC: "the disk is full",
  EACCES: "the cache folder may not be written",
};

/** Why something could not be fetched, in words. */
export function networkReason({ message, code }: NodeJS.ErrnoException): string {
  return reasons[code ?? ""] ?? message;
}
