import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KernelClient, printed, resultOf, textOf, typesOf } from "./kernel-client.js";

const api = `(globalThis as any)[Symbol.for("omixel.kernel")]`;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(async () => {
  expect(await kernel.stop()).toEqual([0, null]);
});

const value = async (code: string) => {
  const answer = await kernel.execute(code);
  expect(answer.reply).toMatchObject({ status: "ok" });
  return textOf(answer);
};

describe("a cell", () => {
  test("gives busy, its code, its result and idle, in this order", async () => {
    const answer = await kernel.execute("6 * 7");
    expect(typesOf(answer)).toEqual(["status", "execute_input", "execute_result", "status"]);
    expect(resultOf(answer)).toEqual({ "text/plain": "42" });
    expect(answer.reply).toMatchObject({ status: "ok", payload: [], user_expressions: {} });
  });

  test("may be empty, and may end with nothing", async () => {
    expect(typesOf(await kernel.execute(""))).toEqual(["status", "execute_input", "status"]);
    expect(await value("undefined")).toBeUndefined();
  });

  test("that is silent has no number, no input and no result", async () => {
    const before = (await kernel.execute("1")).reply!["execution_count"];
    expect(typesOf(await kernel.execute("2", { silent: true }))).toEqual(["status", "status"]);
    expect((await kernel.execute("3")).reply!["execution_count"]).toBe((before as number) + 1);
  });

  test("awaits at the top level, and a promise as its last value", async () => {
    expect(await value("await (async () => 3)()")).toBe("3");
    expect(await value("new Promise((resolve) => setTimeout(() => resolve('late'), 10))")).toBe("'late'");
    expect(printed(await kernel.execute("for await (const x of [1, Promise.resolve(2)]) console.log(x)"))).toBe(
      "1\n2\n",
    );
  });

  test("sees and changes the variables of the cells before", async () => {
    await value("let n = 1; const twice = () => 2 * n; class Box { n = n }");
    expect(await value("n += 4; twice()")).toBe("10");
    expect(await value("({ n })")).toBe("{ n: 5 }");
    expect(await value("new Box().n")).toBe("5");
    expect(await value("let n = 'again'; n")).toBe("'again'");
  });

  test("shows a widget before its late values come, and those before it ends", async () => {
    const made = `${api}.widget({ model: { module: "m", name: "ImagesModel", version: "1.0.0" },
      state: { pixels: new Uint8Array(1000) }, late: ["pixels"] })`;
    const answer = await kernel.execute(made);
    expect(typesOf(answer)).toEqual(["status", "execute_input", "comm_open", "execute_result", "comm_msg", "status"]);
    expect(answer.output[4]!.buffers.map(({ byteLength }) => byteLength)).toEqual([1000]);
  });

  test("answers user_expressions", async () => {
    const { reply } = await kernel.execute("const base = 20", { user_expressions: { sum: "base + 1", bad: "nope" } });
    expect(reply).toMatchObject({
      user_expressions: { sum: { status: "ok", data: { "text/plain": "21" } }, bad: { status: "error" } },
    });
  });

  test("imports packages and local TypeScript files beside the notebook", async () => {
    const folder = join(kernel.folder, "node_modules", "beside");
    mkdirSync(folder, { recursive: true });
    const exports = { ".": { types: "./index.d.ts", default: "./index.js" } };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "beside", type: "module", exports }));
    writeFileSync(join(folder, "index.d.ts"), "export declare const near: number;");
    writeFileSync(join(folder, "index.js"), "await 0; export const near = 7;");
    writeFileSync(join(kernel.folder, "local.ts"), "export const half = (x: number): number => x / 2;");
    expect(await value('import { near } from "beside"; import { half } from "./local"; half(near)')).toBe("3.5");
    expect(await value('(await import("beside")).near')).toBe("7");
    expect(await value('import { readFileSync } from "fs"; typeof readFileSync + typeof fetch')).toBe(
      "'functionfunction'",
    );
  });
});

describe("errors", () => {
  test("name the cell's TypeScript line and column, with library frames folded", async () => {
    const code =
      "interface Unused { a: 1 }\nconst check = (x: number): number => {\n  throw new RangeError(`bad ${x}`);\n};\n[1].map(check)";
    const answer = await kernel.execute(code);
    const error = answer.output.find(({ header }) => header.msg_type === "error")!;
    const traceback = (error.content["traceback"] as string[]).join("\n");
    expect(error.content).toMatchObject({ ename: "RangeError", evalue: "bad 1" });
    expect(traceback).toMatch(/at check \(cell \[\d+\]:3:9\)/);
    expect(traceback).toMatch(/1 frame in native code/);
    expect(traceback).toMatch(/cell \[\d+\]:5:5/);
    expect(traceback).not.toMatch(/dist/);
    expect(answer.reply).toMatchObject({ status: "error", ename: "RangeError", evalue: "bad 1" });
    expect(typesOf(answer).filter((type) => type === "stream")).toEqual([]);
  });

  test("of types are found before anything runs", async () => {
    const answer = await kernel.execute('console.log("ran");\nconst s: string = 3;');
    expect(printed(answer)).toBe("");
    expect(answer.reply).toMatchObject({
      ename: "TypeScriptError",
      evalue: expect.stringMatching(/^2:7 - Type 'number'/),
    });
  });

  test("abort the cells that were already waiting, and no others", async () => {
    const [failed, aborted] = await Promise.all([kernel.execute("throw 1"), kernel.execute("2")]);
    expect(failed.reply).toMatchObject({ status: "error", ename: "Thrown" });
    expect(aborted.reply).toEqual({ status: "aborted" });
    const [, goesOn] = await Promise.all([kernel.execute("throw 1", { stop_on_error: false }), kernel.execute("2")]);
    expect(textOf(goesOn)).toBe("2");
  });

  test("that nobody catches are shown in their cell, and the kernel lives on", async () => {
    expect(printed(await kernel.execute('Promise.reject(new Error("lost")); 1'), "stderr")).toMatch(
      /Unhandled rejection.*lost/,
    );
    const first = await kernel.execute('setTimeout(() => { throw new Error("later") }, 30)');
    await kernel.execute("await new Promise((resolve) => setTimeout(resolve, 150))");
    const id = first.output[0]!.parent.msg_id;
    const late = kernel.output.filter(
      (message) => message.parent.msg_id === id && message.header.msg_type === "stream",
    );
    expect(String(late[0]?.content["text"])).toMatch(/Uncaught.*later/);
  });
});

describe("output", () => {
  test("of 20,000 lines arrives complete, in order, in few messages", async () => {
    const answer = await kernel.execute("for (let i = 0; i < 20_000; i++) console.log(`L${i}`)");
    expect(printed(answer)).toBe(Array.from({ length: 20_000 }, (_, i) => `L${i}\n`).join(""));
    expect(typesOf(answer).length).toBeLessThan(200);
    expect(typesOf(answer).at(-1)).toBe("status");
  });

  test("of a cell that never yields is seen while it runs", async () => {
    const running = kernel.execute(
      'console.log("begun"); const end = Date.now() + 1500; while (Date.now() < end) console.log("x")',
    );
    await sleep(900);
    expect(kernel.output.some(({ content }) => String(content["text"]).includes("begun"))).toBe(true);
    await running;
  });

  test("keeps its order with pictures, and late output goes to its own cell", async () => {
    const answer = await kernel.execute(`console.log("a"); await ${api}.display({ b: 1 }); console.log("c")`);
    expect(typesOf(answer).slice(2, -1)).toEqual(["stream", "display_data", "stream"]);
    const first = await kernel.execute('setTimeout(() => console.log("mine"), 100); 0');
    const second = await kernel.execute("await new Promise((resolve) => setTimeout(resolve, 250))");
    expect(printed(second)).toBe("");
    const owner = kernel.output.find(({ content }) => String(content["text"]).includes("mine"));
    expect(owner?.parent.msg_id).toBe(first.output[0]!.parent.msg_id);
  });

  test("can be updated and taken away", async () => {
    const answer = await kernel.execute(`
      await ${api}.display(1, { id: "p" }); await ${api}.display(2, { id: "p", update: true }); ${api}.clearOutput(true)`);
    expect(typesOf(answer).slice(2, -1)).toEqual(["display_data", "update_display_data", "clear_output"]);
    expect(answer.output[3]!.content).toMatchObject({ data: { "text/plain": "2" }, transient: { display_id: "p" } });
  });
});

describe("the person at the front end", () => {
  test("is asked by input()", async () => {
    kernel.answer = "Ada";
    expect(await value(`await ${api}.input("name? ")`)).toBe("'Ada'");
    const { reply } = await kernel.execute(`await ${api}.input()`, { allow_stdin: false });
    expect(reply).toMatchObject({ status: "error", evalue: expect.stringMatching(/needs a person/) });
  });

  test("is asked by the global input, which the compiler knows", async () => {
    kernel.answer = "Ada";
    kernel.asked.length = 0;
    expect(await value('await input("Name? ")')).toBe("'Ada'");
    expect(await value('const secret = await input("Key: ", { password: true }); secret.length')).toBe("3");
    expect(await value("(async () => (await input()) + '!')()")).toBe("'Ada!'");
    expect(kernel.asked).toMatchObject([
      { prompt: "Name? ", password: false },
      { prompt: "Key: ", password: true },
      { prompt: "", password: false },
    ]);
    expect(await value(`input === ${api}.input && display === ${api}.display`)).toBe("true");
    expect((await kernel.execute("await input(7)")).reply).toMatchObject({ ename: "TypeScriptError" });
    const hover = await kernel.request("inspect_request", { code: "input(", cursor_pos: 6, detail_level: 0 });
    expect(JSON.stringify(hover.reply)).toMatch(/Asks the person/);
    expect(typesOf(await kernel.execute("await display(1); 2")).slice(2, -1)).toEqual([
      "display_data",
      "execute_result",
    ]);
  });

  test("gets completion, hover and history", async () => {
    await kernel.execute("/** Counts the genes. */\nfunction countGenes(n: number) { return n }");
    const completion = await kernel.request("complete_request", { code: "countG", cursor_pos: 6 });
    expect(completion.reply).toMatchObject({ status: "ok", matches: ["countGenes"], cursor_start: 0, cursor_end: 6 });
    const hover = await kernel.request("inspect_request", { code: "countGenes(1)", cursor_pos: 3, detail_level: 0 });
    expect(JSON.stringify(hover.reply)).toMatch(/Counts the genes/);
    const complete = await kernel.request("is_complete_request", { code: "if (true) {" });
    expect(complete.reply).toMatchObject({ status: "incomplete" });
    const history = await kernel.request("history_request", {
      hist_access_type: "tail",
      n: 1,
      output: false,
      raw: true,
    });
    expect(JSON.stringify(history.reply)).toMatch(/countGenes/);
  });

  test("gets completion while a cell awaits", async () => {
    const running = kernel.execute("await new Promise((resolve) => setTimeout(resolve, 600))");
    await sleep(50);
    const completion = await kernel.request("complete_request", { code: "Math.hyp", cursor_pos: 8 });
    expect(completion.reply).toMatchObject({ matches: ["hypot"] });
    await running;
  });
});

test("a cell may use the names of the kernel's globals for its own variables", async () => {
  await value("let display = 1; const input = [display];");
  expect(await value("display += 1; ({ input, display })")).toBe("{ input: [ 1 ], display: 2 }");
  expect(await value("const typed: number[] = input; (() => typed.length + display)()")).toBe("3");
});

test("what front ends ask right after kernel_info is answered before the compiler is loaded", async () => {
  const fresh = await KernelClient.connect();
  try {
    // Sent before the kernel is there, as front ends do: it is the first message that comes.
    await fresh.request("kernel_info_request", {}, { idle: false });
    await sleep(20);
    const { milliseconds } = await fresh.request(
      "history_request",
      { hist_access_type: "tail", n: 1 },
      { idle: false },
    );
    const comms = await fresh.request("comm_info_request", {}, { idle: false });
    const completion = { code: "Math.hyp", cursor_pos: 8 };
    const { milliseconds: compiling } = await fresh.request("complete_request", completion, { idle: false });
    expect(milliseconds + comms.milliseconds).toBeLessThan(compiling / 2);
  } finally {
    await fresh.stop();
  }
});
