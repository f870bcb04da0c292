import { expect, test } from "@jest/globals";
import { Broadcast, isEndOfOutput } from "../../../kernel-ext/src/channels/broadcast.js";
import { SharedFlags } from "../../../kernel-ext/src/channels/shared-flags.js";
import type { Frames } from "../../../kernel-ext/src/protocol/message.js";

function handOver() {
  const sent: Frames[] = [];
  return {
    sent,
    writable: true,
    async send(frames: Frames) {
      sent.push(frames);
    },
    close: () => undefined,
  };
}

const mebibyte = () => [new Uint8Array(1024 * 1024)];

test("messages leave at once while the other side takes them", () => {
  const socket = handOver();
  const broadcast = new Broadcast(socket, new SharedFlags());
  for (let i = 0; i < 1000; i++) broadcast.send([Buffer.from(String(i))]);
  expect(socket.sent.map(String)).toEqual(Array.from({ length: 1000 }, (_, i) => String(i)));
});

test("what cannot leave waits, keeps its order and leaves later", async () => {
  const socket = handOver();
  const broadcast = new Broadcast(socket, new SharedFlags());
  socket.writable = false;
  broadcast.send([Buffer.from("a")]);
  broadcast.send([Buffer.from("b")]);
  expect(socket.sent).toEqual([]);
  socket.writable = true;
  await new Promise((resolve) => setTimeout(resolve, 30));
  broadcast.send([Buffer.from("c")]);
  expect(socket.sent.map(String)).toEqual(["a", "b", "c"]);
  broadcast.close();
});

test("a front end that does not read: output is dropped and counted, states are kept, memory is bounded", () => {
  const socket = handOver();
  const broadcast = new Broadcast(socket, new SharedFlags());
  socket.writable = false;
  const begun = performance.now();
  for (let i = 0; i < 100; i++) broadcast.send(mebibyte(), true);
  expect(performance.now() - begun).toBeLessThan(5000);
  broadcast.send([Buffer.from("idle")]);
  expect(broadcast.takeDropped()).toBe(67);
  expect(broadcast.takeDropped()).toBe(0);
  socket.writable = true;
  broadcast.flush(100);
  expect(socket.sent.length).toBe(34);
  expect(String(socket.sent.at(-1))).toBe("idle");
  broadcast.close();
});

test("an interrupt ends the wait for a front end", () => {
  const socket = handOver();
  const flags = new SharedFlags();
  const broadcast = new Broadcast(socket, flags);
  socket.writable = false;
  flags.interrupted = true;
  const begun = performance.now();
  for (let i = 0; i < 50; i++) broadcast.send(mebibyte(), true);
  expect(performance.now() - begun).toBeLessThan(500);
  broadcast.close();
});

test("the end is said", () => {
  const socket = handOver();
  new Broadcast(socket, new SharedFlags()).close();
  expect(socket.sent.map(isEndOfOutput)).toEqual([true]);
  expect(isEndOfOutput([Buffer.from("end"), Buffer.from("x")])).toBe(false);
});
