import { describe, expect, test } from "@jest/globals";
import type { Compiler } from "../../../kernel-ext/src/compiler/compiler.js";
import type { QuickInfo } from "../../../kernel-ext/src/compiler/tslab.js";
import { complete, inspectAt, toCharacters, toUnits } from "../../../kernel-ext/src/server/language.js";

test("positions are characters outside and UTF-16 units inside", () => {
  expect(toUnits("a🧬b", 2)).toBe(3);
  expect(toCharacters("a🧬b", 3)).toBe(2);
  expect(toUnits("abc", 99)).toBe(3);
});

test("completion names the kinds and counts in characters", () => {
  const seen: number[] = [];
  const compiler = {
    complete: (_: string, position: number) => {
      seen.push(position);
      return { start: 4, end: 6, candidates: ["abs"], original: { entries: [{ name: "abs", kind: "method" }] } };
    },
  } as unknown as Compiler;
  expect(complete(compiler, "'🧬'ab", 5)).toEqual({
    matches: ["abs"],
    cursor_start: 3,
    cursor_end: 5,
    metadata: { _jupyter_types_experimental: [{ text: "abs", type: "method", start: 3, end: 5 }] },
  });
  expect(seen).toEqual([6]);
});

describe("hover", () => {
  const text = (value: string) => [{ text: value }];
  const info: QuickInfo = {
    displayParts: text("function f(): void"),
    documentation: text("Does it."),
    tags: [
      { name: "param", text: text("x what") },
      { name: "example", text: text("f()") },
    ],
  };
  const compiler = (at: number) =>
    ({ inspect: (_: string, position: number) => (position === at ? info : undefined) }) as unknown as Compiler;

  test("gives the signature and the documentation, plain and as Markdown", () => {
    const { found, data } = inspectAt(compiler(1), "f()", 1) as { found: boolean; data: Record<string, string> };
    expect(found).toBe(true);
    expect(data["text/plain"]).toBe("function f(): void\n\nDoes it.\n\n@param x what\n\n@example\nf()");
    expect(data["text/markdown"]).toBe(
      "```typescript\nfunction f(): void\n```\n\nDoes it.\n\n*@param* x what\n\n*Example*\n\n```typescript\nf()\n```",
    );
  });

  test("finds the function whose parenthesis was just opened", () => {
    expect(inspectAt(compiler(0), "f(1, ", 5)).toMatchObject({ found: true });
    expect(inspectAt(compiler(9), "f(1, ", 5)).toEqual({ found: false, data: {}, metadata: {} });
  });
});
