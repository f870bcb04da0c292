/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { change, listen, onFrame } from "../../widgets/src/model.js";
import { FakeModel, nextFrame } from "./fake-model.js";

test("a view hears its model until it ends", () => {
  const fake = new FakeModel<{ shown: number }>({ shown: 0 });
  const end = new AbortController();
  const heard: number[] = [];
  listen(fake.model, "change:shown", (value: number) => heard.push(value), end.signal);
  fake.set("shown", 1);
  end.abort();
  fake.set("shown", 2);
  expect(heard).toEqual([1]);
  expect(fake.listeners).toBe(0);
});

test("what a person changes is sent at once", () => {
  const fake = new FakeModel<{ shown: number }>({ shown: 0 });
  change(fake.model, "shown", 3);
  expect([fake.get("shown"), fake.saves]).toEqual([3, 1]);
});

test("however often work is asked for, it is done once a frame, and not after the end", async () => {
  const end = new AbortController();
  let done = 0;
  const ask = onFrame(() => done++, end.signal);
  for (let i = 0; i < 50; i++) ask();
  await nextFrame();
  expect(done).toBe(1);
  ask();
  end.abort();
  await nextFrame();
  ask();
  await nextFrame();
  expect(done).toBe(1);
});
