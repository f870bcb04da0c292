import { expect, test } from "@jest/globals";
import { causeOfCell, currentCause, outputParent, runFor } from "../../kernel-ext/src/context.js";
import { request } from "./recording.js";

test("code belongs to its message, however late it runs", async () => {
  const first = { message: request(), count: 1 };
  const second = { message: request(), count: 2 };
  const late = runFor(first, async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return currentCause();
  });
  runFor(second, () => undefined);
  expect(await late).toBe(first);
  expect(currentCause()).toBe(second);
  expect(causeOfCell(1)).toBe(first);
});

test("what a callback prints goes to the cell that set it up", () => {
  const cell = request();
  const message = request("comm_msg");
  runFor({ message, cell }, () => expect(outputParent()).toBe(cell));
  runFor({ message }, () => expect(outputParent()).toBe(message));
});

test("only so many cells are remembered", () => {
  for (let count = 10; count < 600; count++) runFor({ message: request(), count }, () => undefined);
  expect(causeOfCell(10)).toBeUndefined();
  expect(causeOfCell(599)).toBeDefined();
});
