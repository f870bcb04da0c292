import { afterEach, expect, jest, test } from "@jest/globals";
import { runFor } from "../../../kernel-ext/src/context.js";
import { captureStandardStreams, Streams } from "../../../kernel-ext/src/output/streams.js";
import { recorder, request } from "../recording.js";

afterEach(() => {
  jest.useRealTimers();
});

const texts = (messages: readonly { content: object }[]) => messages.map(({ content }) => content);

test("text of one stream and cell comes together; order is kept", () => {
  const { publisher, messages } = recorder();
  const streams = new Streams(publisher);
  streams.write("stdout", "first");
  messages.length = 0;
  for (const [name, text] of [
    ["stdout", "a"],
    ["stdout", "b"],
    ["stderr", "c"],
    ["stdout", "d"],
  ] as const)
    streams.write(name, text);
  streams.flush();
  expect(texts(messages)).toEqual([
    { name: "stdout", text: "ab" },
    { name: "stderr", text: "c" },
    { name: "stdout", text: "d" },
  ]);
});

test("text of two cells is kept apart", () => {
  const { publisher, messages } = recorder();
  const streams = new Streams(publisher);
  const [one, two] = [request(), request()];
  runFor({ message: one }, () => streams.write("stdout", "1"));
  runFor({ message: two }, () => streams.write("stdout", "2"));
  streams.flush();
  expect(messages.map(({ parent }) => parent.msg_id)).toEqual([one.header.msg_id, two.header.msg_id]);
});

test("much text is sent while the code runs on, and little text soon", async () => {
  const { publisher, messages } = recorder();
  const streams = new Streams(publisher);
  for (let i = 0; i < 100_000; i++) streams.write("stdout", "0123456789\n");
  expect(messages.length).toBeGreaterThan(10);
  expect(messages.length).toBeLessThan(100);
  streams.write("stdout", "end");
  await new Promise((resolve) => setTimeout(resolve, 80));
  const all = messages.map(({ content }) => content["text"]).join("");
  expect(all.length).toBe(1_100_003);
});

test("the standard streams are captured and given back", async () => {
  const { publisher, messages } = recorder();
  const streams = new Streams(publisher);
  const original = process.stdout.write;
  const undo = captureStandardStreams(streams);
  const called = new Promise<void>((resolve) => process.stdout.write("x", () => resolve()));
  process.stdout.write(Buffer.from("é").subarray(0, 1));
  process.stdout.write(Buffer.from("é").subarray(1));
  undo();
  await called;
  streams.flush();
  expect(messages.map(({ content }) => content["text"]).join("")).toBe("xé");
  expect(typeof process.stdout.write).toBe(typeof original);
});
