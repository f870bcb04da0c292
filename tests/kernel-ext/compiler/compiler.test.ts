import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { KernelClient, printed, textOf } from "../kernel-client.js";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(async () => void (await kernel.stop()));

test("a cell that fails declares nothing, one that ran declares everything", async () => {
  await kernel.execute("const kept = 1;");
  await kernel.execute("const lost = 2; throw new Error('x')");
  expect(textOf(await kernel.execute("kept"))).toBe("1");
  expect((await kernel.execute("lost")).reply).toMatchObject({ ename: "TypeScriptError" });
});

test("types, enums, namespaces and exports pasted from a module work across cells", async () => {
  await kernel.execute(
    "export interface P { x: number }\nexport enum Color { Red, Green }\nnamespace N { export const q = 3 }",
  );
  expect(textOf(await kernel.execute("const p: P = { x: Color.Green }; [p.x, N.q]"))).toBe("[ 1, 3 ]");
  expect((await kernel.execute("const r: P = { x: 'no' }")).reply).toMatchObject({ ename: "TypeScriptError" });
});

test("a cell may be a module for others", async () => {
  await kernel.execute("/** @module mine */\nexport const z = 11;");
  expect(textOf(await kernel.execute('import { z } from "./mine"; z'))).toBe("11");
});

test("a value of a type that its package does not export can be used in the next cells", async () => {
  const clone = mkdtempSync(join(tmpdir(), "nameless-"));
  const inside = join(clone, "node_modules", "hidden");
  mkdirSync(join(clone, "notebooks"));
  mkdirSync(inside, { recursive: true });
  writeFileSync(
    join(inside, "package.json"),
    JSON.stringify({ name: "hidden", exports: { ".": { types: "./index.d.ts", default: "./index.js" } } }),
  );
  writeFileSync(join(inside, "index.js"), "exports.make = () => [{ size: 3 }];");
  writeFileSync(join(inside, "inner.d.ts"), "export interface Inner { readonly size: number }");
  writeFileSync(
    join(inside, "index.d.ts"),
    'import type { Inner } from "./inner"; export declare function make(): Inner[];',
  );
  const own = await KernelClient.start({ cwd: join(clone, "notebooks") });
  try {
    const made = await own.execute('import { make } from "hidden"; const few = make().filter(() => true);');
    expect(made.reply).toMatchObject({ status: "ok" });
    expect(textOf(await own.execute("few[0].size"))).toBe("3");
  } finally {
    await own.stop();
    rmSync(clone, { recursive: true });
  }
});

test("a loop over a top-level variable is at most 3 times slower than inside a function", async () => {
  const loop = "for (let i = 0; i < 10_000_000; i++) total += i % 7;";
  const timed = async (code: string) => {
    const best: number[] = [];
    for (let i = 0; i < 3; i++) best.push(Number(printed(await kernel.execute(code))));
    return Math.min(...best);
  };
  const inFunction = await timed(
    `{ const begun = performance.now(); (() => { let total = 0; ${loop} return total })(); console.log(performance.now() - begun) }`,
  );
  await kernel.execute("let total = 0;");
  const before = await timed(`{ const begun = performance.now(); ${loop} console.log(performance.now() - begun) }`);
  const own = await timed(
    `let own = 0; const t0 = performance.now(); ${loop.replaceAll("total", "own")} console.log(performance.now() - t0)`,
  );
  const live = await timed(
    `let live = 0; const see = () => live; const t1 = performance.now(); ${loop.replaceAll("total", "live")} console.log(performance.now() - t1)`,
  );
  expect(before).toBeLessThan(3 * inFunction + 20);
  expect(live).toBeLessThan(3 * inFunction + 20);
  expect(own).toBeLessThan(3 * inFunction + 20);
});

test("a cell of 10 MB runs", async () => {
  const answer = await kernel.execute(`const long = "${"x".repeat(10_000_000)}"; long.length`);
  expect(textOf(answer)).toBe("10000000");
});
