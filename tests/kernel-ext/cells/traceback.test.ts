import { describe, expect, test } from "@jest/globals";
import { cellFile } from "../../../kernel-ext/src/cells/stack.js";
import { errorContent, typeErrorContent } from "../../../kernel-ext/src/cells/traceback.js";
import { KeyboardInterrupt } from "../../../kernel-ext/src/errors.js";

// eslint-disable-next-line no-control-regex
const plain = (lines: readonly string[]) => lines.join("\n").replace(/\u001b\[\d+m/g, "");
const source = "const a = 1;\nconst b = 2;\nthrow new Error('x');\nconst c = 3;";
cellFile(7, { count: 7, source, position: () => undefined }, 1);

function withStack(error: Error, ...frames: string[]): Error {
  error.stack = [`${error.name}: ${error.message}`, ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return error;
}

describe("an error", () => {
  test("shows the cell's frames, folds others, and marks the place", () => {
    const error = withStack(
      new TypeError("bad"),
      "inner (/home/me/node_modules/@scope/lib/dist/a.js:1:2)",
      "outer (/home/me/node_modules/@scope/lib/dist/b.js:1:2)",
      "f (cell [7]:3:7)",
      "new Promise (<anonymous>)",
      "cell [7]:4:1",
      "kernel (/kernel/dist/runner.js:1:1)",
    );
    const { ename, evalue, traceback } = errorContent(error);
    expect([ename, evalue]).toEqual(["TypeError", "bad"]);
    expect(plain(traceback)).toBe(`TypeError: bad
    … 2 frames in @scope/lib
    at f (cell [7]:3:7)
    … 1 frame in native code
    at cell [7]:4:1

  1 | const a = 1;
  2 | const b = 2;
> 3 | throw new Error('x');
    |       ^
  4 | const c = 3;`);
  });

  test("shows its causes, and the errors that it holds", () => {
    const error = new Error("top", { cause: new RangeError("below", { cause: "text" }) });
    expect(plain(errorContent(error).traceback)).toMatch(/Caused by RangeError: below[\s\S]*Caused by 'text'/);
    const several = new AggregateError([new Error("one"), 2], "all");
    expect(plain(errorContent(several).traceback)).toMatch(/AggregateError: all[\s\S]*Error: one[\s\S]*2/);
    const loop = new Error("loop");
    loop.cause = loop;
    expect(errorContent(loop).traceback.length).toBeLessThan(200);
  });

  test("that names itself by a tag is shown by it, also as a cause", () => {
    class LibraryError extends Error {
      override name = "LibraryError";
      readonly tag = "NotThere";
      override toString() {
        return `${this.tag}: ${this.message}`;
      }
    }
    const error = new LibraryError("no file x", { cause: new LibraryError("no folder y") });
    const { ename, evalue, traceback } = errorContent(error);
    expect([ename, evalue, plain(traceback.slice(0, 1))]).toEqual(["NotThere", "no file x", "NotThere: no file x"]);
    expect(plain(traceback)).toContain("Caused by NotThere: no folder y");
  });

  test("that merely has a tag keeps its name", () => {
    const error = Object.assign(new RangeError("bad"), { tag: "div" });
    expect(errorContent(error).ename).toBe("RangeError");
    expect(errorContent(Object.assign(new RangeError("bad"), { tag: 7 })).ename).toBe("RangeError");
  });

  test("of an interrupt is one line", () => {
    const error = withStack(new KeyboardInterrupt(), "cell [7]:3:1");
    expect(plain(errorContent(error).traceback)).toBe(
      "KeyboardInterrupt: The cell was interrupted. It was at cell [7]:3:1.",
    );
  });
});

describe("whatever is thrown has a name, a text and a traceback", () => {
  const get = () => {
    throw new Error("getter");
  };
  // Each field by itself: the engine reads some of them while others are defined.
  const hostile = (name: string) => Object.defineProperty(new Error("x"), name, { get });
  test.each([
    ["text", "oops"],
    ["nothing", undefined],
    ["an object", { a: 1 }],
    ["an error whose name throws", hostile("name")],
    ["an error whose message throws", hostile("message")],
    ["an error whose cause throws", hostile("cause")],
    ["an error whose tag throws", hostile("tag")],
    ["an error without a stack", Object.assign(new Error("x"), { stack: undefined })],
    ["a proxy that throws", new Proxy({}, { get: get, getPrototypeOf: get, ownKeys: get })],
  ])("%s", (_, thrown) => {
    const { ename, evalue, traceback } = errorContent(thrown);
    expect(typeof ename).toBe("string");
    expect(typeof evalue).toBe("string");
    expect(traceback.length).toBeGreaterThan(0);
  });
});

test("type errors are shown one by one with the line", () => {
  const at = (line: number, character: number) => ({ offset: 0, line, character });
  const { ename, evalue, traceback } = typeErrorContent(
    [
      { start: at(1, 6), end: at(1, 7), messageText: "Not a number.", code: 2322 },
      { start: at(0, 0), end: at(0, 1), messageText: "Elsewhere.", code: 1, fileName: "near.ts" },
    ],
    3,
    source,
  );
  expect([ename, evalue]).toEqual(["TypeScriptError", "2:7 - Not a number."]);
  expect(traceback.length).toBe(2);
  expect(plain(traceback.slice(0, 1))).toMatch(
    /^cell \[3\]:2:7 - error TS2322: Not a number\.[\s\S]*> 2 \| const b = 2;\n {4}\| {7}\^/,
  );
  expect(plain(traceback.slice(1))).toBe("near.ts:1:1 - error TS1: Elsewhere.");
});
