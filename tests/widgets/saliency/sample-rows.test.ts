import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { SampleRows } from "../../../widgets/src/saliency/sample-rows.js";
import { fakeSaliency } from "./fake-saliency.js";

let changed: jest.Mock;
let end: AbortController;
beforeEach(() => {
  jest.useFakeTimers();
  changed = jest.fn();
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  jest.useRealTimers();
});
const open = (rows: unknown) => {
  const fake = fakeSaliency(rows === undefined ? {} : { rows });
  return { fake, rows: new SampleRows(fake.model, 3, changed, end.signal) };
};
const buffers = [Float32Array.of(1, 2), Float32Array.of(3, 4), Uint8Array.of(5)].map(
  ({ buffer }) => new DataView(buffer),
);

test("rows that travel with the state need no kernel", () => {
  const { fake, rows } = open(undefined);
  expect(rows.get(1)).toMatchObject({ values: Float32Array.of(5, 6, 7, 8, 9) });
  expect(rows.get(2)).toMatchObject({ pixels: Uint8Array.from({ length: 24 }, (_, i) => 48 + i) });
  expect(fake.sent).toEqual([]);
});

test("others are asked for once, and kept", () => {
  const { fake, rows } = open(null);
  expect([rows.get(7), rows.get(7)]).toEqual(["coming", "coming"]);
  expect(fake.sent).toEqual([{ row: 7 }]);
  fake.trigger("msg:custom", { row: 7 }, buffers);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(rows.get(7)).toEqual({
    scores: Float32Array.of(1, 2),
    values: Float32Array.of(3, 4),
    pixels: Uint8Array.of(5),
  });
  jest.advanceTimersByTime(10_000);
  expect(changed).toHaveBeenCalledTimes(1);
});

test("a kernel that does not answer is told of, and may answer later", () => {
  const { fake, rows } = open(null);
  rows.get(0);
  jest.advanceTimersByTime(5000);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(rows.get(0)).toBe("late");
  fake.trigger("msg:custom", { row: 0 }, buffers);
  expect(rows.get(0)).toMatchObject({ pixels: Uint8Array.of(5) });
});

test("other messages are left alone, and nothing is heard after the end", () => {
  const { fake, rows } = open(null);
  rows.get(0);
  for (const content of [null, {}, { row: "0" }, { append: {} }]) fake.trigger("msg:custom", content, []);
  end.abort();
  jest.advanceTimersByTime(10_000);
  fake.trigger("msg:custom", { row: 0 }, buffers);
  expect(changed).not.toHaveBeenCalled();
  expect(fake.listeners).toBe(0);
});

test("a result without scores of single samples has none", () => {
  expect(open("none").rows.known).toBe(false);
  expect(open(null).rows.known).toBe(true);
});
