import { expect, test } from "@jest/globals";
import { plainText } from "../../../kernel-ext/src/pictures/plain-text.js";

test("values have a text without colours, also hostile ones", () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic["self"] = cyclic;
  expect(plainText(cyclic)).toBe("<ref *1> { a: 1, self: [Circular *1] }");
  expect(plainText(new Float32Array([1, 2]))).toBe("Float32Array(2) [ 1, 2 ]");
  const throwing = {
    get a() {
      throw new Error("no");
    },
  };
  expect(plainText(throwing)).toContain("[Getter]");
  const inspected = {
    [Symbol.for("nodejs.util.inspect.custom")]() {
      throw new Error("mine");
    },
  };
  expect(plainText(inspected)).toBe("[a value that cannot be shown: mine]");
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("trap");
      },
    },
  );
  expect(typeof plainText(trap)).toBe("string");
});

test("what is huge is cut", () => {
  expect(plainText(Array.from({ length: 1e6 }, (_, i) => i)).length).toBeLessThan(5000);
  expect(plainText("x".repeat(1e6)).length).toBeLessThan(20_000);
  const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`key${i}`, i]));
  expect(plainText(wide)).toMatch(/… \(\d+ characters\)$/);
});
