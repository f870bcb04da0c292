import { expect, test } from "@jest/globals";
import { runFor } from "../../../kernel-ext/src/context.js";
import { Interrupts } from "../../../kernel-ext/src/interrupts.js";
import type { Message } from "../../../kernel-ext/src/protocol/message.js";
import { Input } from "../../../kernel-ext/src/server/input.js";
import { request } from "../recording.js";

function asking(allow: boolean) {
  const asked: object[] = [];
  const interrupts = new Interrupts();
  const input = new Input((_, content) => asked.push(content), interrupts);
  const message = request("execute_request", { allow_stdin: allow });
  const ask = (...args: Parameters<Input["ask"]>) => runFor({ message }, () => input.ask(...args));
  const reply = (value: string) => input.answer({ ...request("input_reply", { value }), ids: message.ids } as Message);
  return { asked, ask, reply, interrupts, input };
}

test("a question reaches the asker's front end, and the answer the cell", async () => {
  const { asked, ask, reply } = asking(true);
  const answer = ask("word? ", { password: true });
  expect(asked).toEqual([{ prompt: "word? ", password: true }]);
  reply("secret");
  expect(await answer).toBe("secret");
  reply("late");
});

test("without a person it is refused, and an interrupt ends it", async () => {
  await expect(asking(false).ask()).rejects.toThrow(/needs a person/);
  const { ask, interrupts } = asking(true);
  const answer = ask();
  interrupts.raise();
  await expect(answer).rejects.toMatchObject({ name: "KeyboardInterrupt" });
});

test("other messages and other askers are no answer", async () => {
  const { ask, reply, input } = asking(true);
  const answer = ask();
  input.answer(
    request("input_reply", { value: "stranger" }).ids.length
      ? { ...request("input_reply", { value: "stranger" }), ids: [Buffer.from("other")] }
      : request(),
  );
  input.answer(request("comm_msg"));
  reply("mine");
  expect(await answer).toBe("mine");
});
