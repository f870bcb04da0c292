/** The header of every Jupyter message. */
export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly msg_type: string;
  readonly version: string;
}

export type Json = Readonly<Record<string, unknown>>;

/** A message as it came in. */
export interface Message<Content = Json> {
  /** Routing identities, needed for a reply. */
  readonly ids: readonly Uint8Array[];
  readonly header: Header;
  readonly parent: Partial<Header>;
  readonly metadata: Json;
  readonly content: Content;
  readonly buffers: readonly Uint8Array[];
}

/** What a message that goes out consists of, besides its header. */
export interface Outgoing {
  readonly type: string;
  readonly content: unknown;
  /** The message that caused this one. */
  readonly parent?: Message | undefined;
  readonly metadata?: unknown;
  readonly buffers?: readonly Uint8Array[] | undefined;
  /** Routing identities, or the topic on the broadcast socket. */
  readonly ids?: readonly Uint8Array[];
}

/** Frames of one ZeroMQ message. */
export type Frames = Uint8Array[];
