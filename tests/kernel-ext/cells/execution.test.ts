import { expect, test } from "@jest/globals";
import { Execution, type Workshop } from "../../../kernel-ext/src/cells/execution.js";
import { Interrupts } from "../../../kernel-ext/src/interrupts.js";
import { Variables } from "../../../kernel-ext/src/variables.js";

/** A workshop whose "compiler" runs what the test says. */
function execution(value: () => unknown, diagnostics?: object[]) {
  const kept: string[] = [];
  const interrupts = new Interrupts();
  const workshop = {
    compiler: {
      compile: (code: string) =>
        diagnostics
          ? { diagnostics }
          : { cell: { script: {}, origin: { count: 1, source: code }, files: [], keep: () => kept.push(code) } },
    },
    modules: { update: () => undefined },
    runner: { run: async () => ({ value: value() }) },
  } as unknown as Workshop;
  return { execution: new Execution(() => workshop, new Variables(), interrupts), interrupts, kept };
}

test("a cell that ran keeps its declarations; its value is shown, a promise awaited", async () => {
  const { execution: cells, kept } = execution(() => Promise.resolve(3));
  expect(await cells.run("code", 1)).toEqual({ status: "ok", result: { data: { "text/plain": "3" }, metadata: {} } });
  expect(kept).toEqual(["code"]);
  expect(await execution(() => undefined).execution.run("code", 1)).toEqual({ status: "ok" });
});

test("an empty cell needs no compiler", async () => {
  const cells = new Execution(
    () => {
      throw new Error("loaded");
    },
    new Variables(),
    new Interrupts(),
  );
  expect(await cells.run("  \n", 1)).toEqual({ status: "ok" });
});

test("what a cell throws, and what its picture throws, is its outcome", async () => {
  const throwing = () => {
    throw new RangeError("x");
  };
  const { execution: cells, kept } = execution(throwing);
  expect(await cells.run("code", 1)).toMatchObject({ status: "error", error: { ename: "RangeError" } });
  expect(kept).toEqual([]);
  const display = { [Symbol.for("Jupyter.display")]: throwing };
  expect(await execution(() => display).execution.run("code", 1)).toMatchObject({ error: { evalue: "x" } });
});

test("type errors are an outcome too", async () => {
  const diagnostic = { start: { line: 0, character: 0 }, end: {}, messageText: "wrong", code: 1 };
  expect(await execution(() => 1, [diagnostic]).execution.run("x", 1)).toMatchObject({
    error: { ename: "TypeScriptError" },
  });
});

test("an interrupt that came before the cell began stops it", async () => {
  const { execution: cells, interrupts } = execution(() => 1);
  interrupts.flags.interrupted = true;
  expect(await cells.run("code", 1)).toMatchObject({ error: { ename: "KeyboardInterrupt" } });
});

test("an expression gives its value and declares nothing", async () => {
  const { execution: cells, kept } = execution(() => 4);
  expect(await cells.expression("2 + 2", 1)).toEqual({ status: "ok", data: { "text/plain": "4" }, metadata: {} });
  expect(kept).toEqual([]);
});
