import { describe, expect, test } from "@jest/globals";
import { asBundle, bundleOf } from "../../../kernel-ext/src/pictures/bundle.js";

const display = Symbol.for("Jupyter.display");

describe("a value's own display", () => {
  test("wins, may be promised, and may carry metadata", async () => {
    const data = { "text/html": "<b>1</b>" };
    expect(await bundleOf([{ a: 1 }])).toMatchObject({ data: { "text/html": expect.any(String) } });
    expect(await bundleOf(Object.assign([{ a: 1 }], { [display]: () => data }))).toEqual({
      data: { "text/plain": "Array", ...data },
      metadata: {},
    });
    const whole = { data: { "text/plain": "x" }, metadata: { "text/plain": { width: 1 } } };
    expect(await bundleOf({ [display]: async () => whole })).toEqual(whole);
  });

  test("keeps `this`", async () => {
    class Result {
      readonly #secret = 7;
      [display]() {
        return { "text/plain": String(this.#secret) };
      }
    }
    expect(await bundleOf(new Result())).toEqual({ data: { "text/plain": "7" }, metadata: {} });
  });

  test("turns bytes into base64, and refuses what is no bundle", async () => {
    expect(asBundle({ "image/png": Uint8Array.of(1, 2) }, {}).data["image/png"]).toBe("AQI=");
    await expect(bundleOf({ [display]: () => "text" })).rejects.toThrow(/data by MIME type/);
    const cyclic: Record<string, unknown> = {};
    cyclic["application/json"] = cyclic;
    await expect(bundleOf({ [display]: () => cyclic })).rejects.toThrow(/circular/i);
  });
});

describe("hostile values have a text", () => {
  const throwing = () => {
    throw new Error("no");
  };
  test.each([
    ["a getter of the display that throws", Object.defineProperty({}, display, { get: throwing })],
    ["fields that throw", [Object.defineProperty({}, "a", { get: throwing, enumerable: true })]],
    ["a lying toJSON", { toJSON: () => "lie", a: 1 }],
    ["a lying table", { numRows: 1e9, numCols: 2, getChildAt: throwing, schema: { fields: [{ name: "a" }] } }],
    [
      "a revoked proxy",
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      })(),
    ],
    ["no prototype", Object.create(null)],
  ])("%s", async (_, value) => {
    const { data } = await bundleOf(value);
    expect(typeof data["text/plain"]).toBe("string");
  });
});

test("an error is shown as text, a number as itself", async () => {
  expect((await bundleOf(new TypeError("bad"))).data["text/plain"]).toMatch(/^TypeError: bad/);
  expect(await bundleOf(42)).toEqual({ data: { "text/plain": "42" }, metadata: {} });
});
