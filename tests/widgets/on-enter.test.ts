/** @jest-environment jsdom */
import { expect, jest, test } from "@jest/globals";
import { onEnter } from "../../widgets/src/on-enter.js";

test("what is written is taken by Enter alone, until the end", () => {
  const input = document.createElement("input");
  const take = jest.fn();
  const end = new AbortController();
  onEnter(input, take, end.signal);
  input.value = " TP53 ";
  const press = (key: string) => input.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  press("3");
  expect(take).not.toHaveBeenCalled();
  press("Enter");
  expect(take.mock.calls).toEqual([["TP53"]]);
  end.abort();
  press("Enter");
  expect(take).toHaveBeenCalledTimes(1);
});
