import { expect, test } from "@jest/globals";
import { Outbox } from "../../../kernel-ext/src/channels/outbox.js";
import type { Frames } from "../../../kernel-ext/src/protocol/message.js";

const frame = (text: string): Frames => [Buffer.from(text)];

function socket(fail: (text: string) => unknown = () => undefined) {
  const sent: string[] = [];
  let busy = false;
  return {
    sent,
    closed: false,
    async send(frames: Frames) {
      if (busy) throw Object.assign(new Error("busy"), { code: "EBUSY" });
      busy = true;
      await new Promise((resolve) => setImmediate(resolve));
      busy = false;
      const text = String(frames[0]);
      const error = fail(text);
      if (error) throw error as Error;
      sent.push(text);
    },
  };
}

test("messages are sent one at a time, in order", async () => {
  const target = socket();
  const outbox = new Outbox(target);
  for (let i = 0; i < 50; i++) outbox.push(frame(`m${i}`));
  await outbox.flushed();
  expect(target.sent).toEqual(Array.from({ length: 50 }, (_, i) => `m${i}`));
});

test("a message that cannot be delivered does not hold up the others", async () => {
  const target = socket((text) => text === "lost" && new Error("unroutable"));
  const outbox = new Outbox(target);
  for (const text of ["a", "lost", "b"]) outbox.push(frame(text));
  await outbox.flushed();
  expect(target.sent).toEqual(["a", "b"]);
});

test("a socket that is busy is tried again", async () => {
  let times = 0;
  const target = socket((text) => text === "a" && times++ === 0 && Object.assign(new Error("busy"), { code: "EBUSY" }));
  const outbox = new Outbox(target);
  outbox.push(frame("a"));
  await outbox.flushed();
  expect(target.sent).toEqual(["a"]);
});

test("nothing is sent over a closed socket, and more can be pushed after a pause", async () => {
  const target = socket();
  const outbox = new Outbox(target);
  outbox.push(frame("a"));
  await outbox.flushed();
  outbox.push(frame("b"));
  await outbox.flushed();
  target.closed = true;
  outbox.push(frame("c"));
  await outbox.flushed();
  expect(target.sent).toEqual(["a", "b"]);
});
