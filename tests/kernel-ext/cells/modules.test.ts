import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { asNamespace } from "../../../kernel-ext/src/cells/modules.js";
import { KernelClient, textOf } from "../kernel-client.js";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

describe("what a cell imports of a CommonJS module", () => {
  test("its fields, and itself as the default", () => {
    const exports = {
      a: 1,
      get b() {
        return 2;
      },
    };
    const namespace = asNamespace(exports);
    expect(namespace["a"]).toBe(1);
    expect(namespace["b"]).toBe(2);
    expect(namespace["default"]).toBe(exports);
    expect(asNamespace(7)).toEqual({ default: 7 });
    const call = Object.assign(() => 1, { extra: 2 });
    expect(asNamespace(call)).toMatchObject({ default: call, extra: 2 });
  });

  test("a module compiled from ES is taken as it is", () => {
    const exports = { __esModule: true, default: 1 };
    expect(asNamespace(exports)).toBe(exports);
  });
});

describe("in a kernel", () => {
  let kernel: KernelClient;
  beforeEach(async () => {
    kernel = await KernelClient.start();
  });
  afterEach(async () => void (await kernel.stop()));

  test("local files are compiled with the cell, import each other, and are loaded again when they change", async () => {
    mkdirSync(join(kernel.folder, "lib"));
    writeFileSync(join(kernel.folder, "lib", "deep.ts"), "export const deep = 1;");
    writeFileSync(
      join(kernel.folder, "near.ts"),
      'import { deep } from "./lib/deep";\nexport const near: number = deep + 1;',
    );
    expect(textOf(await kernel.execute('import { near } from "./near"; near'))).toBe("2");
    await new Promise((resolve) => setTimeout(resolve, 300));
    writeFileSync(join(kernel.folder, "near.ts"), "export const near: number = 40;");
    for (let i = 0; i < 20; i++) {
      if (textOf(await kernel.execute('import { near } from "./near"; near')) === "40") return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error("the changed file was not loaded");
  });

  test("the notebook's own tslab and TypeScript do not disturb the kernel", async () => {
    for (const name of ["tslab", "@tslab/typescript-for-tslab", "typescript"]) {
      const folder = join(kernel.folder, "node_modules", name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "99.0.0", main: "index.js" }));
      writeFileSync(join(folder, "index.js"), 'exports.version = "99"; exports.ts = true;');
    }
    expect(textOf(await kernel.execute('const t: any = require("typescript"); t.version'))).toBe("'99'");
    expect(textOf(await kernel.execute('import * as tslab from "tslab"; typeof tslab.display.html'))).toBe(
      "'function'",
    );
    expect((await kernel.execute("const s: string = 1")).reply).toMatchObject({ ename: "TypeScriptError" });
  });

  test("packages come from the notebook's folder first, then from where NODE_PATH says, and who lives there by its name", async () => {
    const put = (folder: string, name: string, value: string) => {
      mkdirSync(folder, { recursive: true });
      const exports = { ".": { types: "./index.d.ts", default: "./index.js" } };
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name, type: "module", exports }));
      writeFileSync(join(folder, "index.d.ts"), "export declare const from: string;");
      writeFileSync(join(folder, "index.js"), `export const from = "${value}";`);
    };
    const clone = join(kernel.folder, "clone");
    const packages = join(clone, "node_modules");
    put(clone, "the-clone", "clone");
    put(join(packages, "far"), "far", "far");
    put(join(packages, "both"), "both", "wrong");
    const cwd = join(kernel.folder, "elsewhere");
    put(join(cwd, "node_modules", "both"), "both", "beside");
    const away = await KernelClient.start({ cwd, env: { NODE_PATH: packages } });
    try {
      const code = (name: string) => `import { from } from "${name}"; const s: string = from; s`;
      expect(textOf(await away.execute(code("far")))).toBe("'far'");
      expect(textOf(await away.execute(code("both")))).toBe("'beside'");
      expect(textOf(await away.execute(code("the-clone")))).toBe("'clone'");
      expect(textOf(await away.execute('(await import("the-clone")).from'))).toBe("'clone'");
      const wrong = await away.execute('import { nothing } from "the-clone";');
      expect(wrong.reply).toMatchObject({ ename: "TypeScriptError", evalue: expect.stringMatching(/no exported/) });
      expect((await away.execute('import "no-such-package"')).reply).toMatchObject({ status: "error" });
    } finally {
      await away.stop();
    }
  });

  test("a module that is missing is an error of the cell", async () => {
    expect((await kernel.execute('import "no-such-package"')).reply).toMatchObject({ status: "error" });
    expect((await kernel.execute('require("no-such-package")')).reply).toMatchObject({
      evalue: expect.stringMatching(/Cannot find module/),
    });
  });
});
