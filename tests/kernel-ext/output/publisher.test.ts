import { expect, test } from "@jest/globals";
import { runFor } from "../../../kernel-ext/src/context.js";
import { recorder, request } from "../recording.js";

test("messages carry their topic and the message that caused them", () => {
  const { publisher, messages } = recorder();
  const cell = request();
  const message = request("comm_msg");
  runFor({ message, cell }, () => {
    publisher.publish("comm_msg", { a: 1 }, { buffers: [Uint8Array.of(1)], metadata: { v: 2 } });
    publisher.publish("display_data", {});
    publisher.publish("status", {}, { parent: null });
  });
  const [update, picture, status] = messages;
  expect(String(update!.ids[0])).toMatch(/^kernel\..*\.comm_msg$/);
  expect(update).toMatchObject({ content: { a: 1 }, metadata: { v: 2 }, parent: message.header });
  expect(update!.buffers.length).toBe(1);
  expect(picture!.parent).toEqual(cell.header);
  expect(status!.parent).toEqual({});
});

test("only output may be dropped, and what was dropped is said", () => {
  const { publisher, droppable, messages, drop } = recorder();
  for (const type of ["stream", "display_data", "comm_msg", "error", "execute_result", "comm_open"])
    publisher.publish(type, {}, { parent: null });
  expect(droppable).toEqual([true, true, true, false, false, false]);
  drop(7);
  publisher.publish("status", { execution_state: "idle" }, { parent: null });
  expect(messages.at(-1)!.content["text"]).toMatch(/7 messages of output were dropped/);
});

test("printed text goes first", () => {
  const { publisher, types } = recorder();
  publisher.beforeMessage = () => publisher.publish("stream", {});
  publisher.publish("display_data", {});
  expect(types()).toEqual(["stream", "display_data"]);
});
