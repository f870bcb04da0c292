import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { KernelError } from "../errors.js";
import type { Frames, Header, Json, Message, Outgoing } from "./message.js";

/** Version of the messaging protocol that the kernel speaks. */
export const protocolVersion = "5.3";

const delimiter = Buffer.from("<IDS|MSG>");
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Turns messages into signed frames and back. The signature covers the four JSON frames, not the buffers. */
export class Wire {
  /** Names this kernel process in the headers of what it sends. */
  readonly session: string;
  readonly #key: string;

  /** @param key secret of the connection file; empty = messages are not signed */
  constructor(key: string, session: string = randomUUID()) {
    this.#key = key;
    this.session = session;
  }

  /**
   * Reads the frames of a message.
   *
   * @throws WrongSignature before anything is parsed; MalformedMessage
   */
  parse(frames: readonly Uint8Array[]): Message {
    const at = frames.findIndex((frame) => delimiter.equals(frame));
    if (at < 0) throw new KernelError("MalformedMessage", "A message has no delimiter frame.");
    const [signature, ...rest] = frames.slice(at + 1);
    const parts = rest.slice(0, 4);
    if (!signature || parts.length < 4)
      throw new KernelError("MalformedMessage", `A message has ${parts.length} of 4 parts after its signature.`);
    this.#verify(signature, parts);
    const [header, parent, metadata, content] = parts.map(parseObject) as [Json, Json, Json, Json];
    if (typeof header["msg_type"] !== "string" || typeof header["msg_id"] !== "string")
      throw new KernelError("MalformedMessage", "A message's header lacks msg_type or msg_id.");
    return {
      ids: frames.slice(0, at),
      header: header as unknown as Header,
      parent,
      metadata,
      content,
      buffers: rest.slice(4),
    };
  }

  /** The signed frames of a message. Buffers are passed on as they are, not copied. */
  frames({ type, content, parent, metadata, buffers, ids }: Outgoing): Frames {
    const header: Header = {
      msg_id: randomUUID(),
      session: this.session,
      username: "kernel",
      date: new Date().toISOString(),
      msg_type: type,
      version: protocolVersion,
    };
    const parts = [header, parent?.header ?? {}, metadata ?? {}, content].map((part) =>
      Buffer.from(JSON.stringify(part)),
    );
    return [...(ids ?? []), delimiter, Buffer.from(this.#sign(parts)), ...parts, ...(buffers ?? [])];
  }

  #sign(parts: readonly Uint8Array[]): string {
    if (this.#key === "") return "";
    const hmac = createHmac("sha256", this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  #verify(signature: Uint8Array, parts: readonly Uint8Array[]): void {
    if (this.#key === "") return;
    const expected = Buffer.from(this.#sign(parts));
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
      throw new KernelError("WrongSignature", "A message was not signed with this kernel's key; it was dropped.");
  }
}

function parseObject(frame: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(frame));
  } catch (error) {
    throw new KernelError("MalformedMessage", `A message's part is not JSON in UTF-8: ${String(error)}.`, error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new KernelError("MalformedMessage", "A message's part is not a JSON object.");
  return value;
}
