import { expect, test } from "@jest/globals";
import { type ProgressEvent, warn } from "../src/context.js";

test("a warning is a progress event of its step", () => {
  const events: ProgressEvent[] = [];
  warn({ progress: (event) => events.push(event) }, "log1p", "The values look logged already.");
  expect(events).toEqual([{ kind: "warning", step: "log1p", message: "The values look logged already." }]);
});
