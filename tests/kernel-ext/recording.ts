import type { Broadcast } from "../../kernel-ext/src/channels/broadcast.js";
import { Publisher } from "../../kernel-ext/src/output/publisher.js";
import type { Frames, Message } from "../../kernel-ext/src/protocol/message.js";
import { Wire } from "../../kernel-ext/src/protocol/wire.js";

/** A publisher whose messages are kept instead of sent. */
export function recorder() {
  const wire = new Wire("key");
  const messages: Message[] = [];
  const droppable: boolean[] = [];
  let dropped = 0;
  const broadcast = {
    send: (frames: Frames, mayDrop = false) => {
      messages.push(wire.parse(frames));
      droppable.push(mayDrop);
    },
    takeDropped: () => {
      const count = dropped;
      dropped = 0;
      return count;
    },
  };
  const publisher = new Publisher(wire, broadcast as unknown as Broadcast);
  const types = () => messages.map(({ header }) => header.msg_type);
  return { publisher, messages, droppable, types, drop: (count: number) => (dropped = count) };
}

/** A request as it would come in. */
export function request(type = "execute_request", content: object = {}): Message {
  const wire = new Wire("key");
  return wire.parse(wire.frames({ type, content, ids: [Buffer.from("client")] }));
}
