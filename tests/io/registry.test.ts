import { describe, expect, test } from "@jest/globals";
import type { Format } from "../../src/io/format.js";
import { formats } from "../../src/io/registry.js";

describe.each(Object.entries<Format>(formats))("format %s", (name, format) => {
  test("is registered under its name and says what it is", () => {
    expect(format.name).toBe(name);
    expect(format.description).toMatch(/\(\..+\)$/);
  });

  test("recognises nothing in binary junk or in nothing, and says how sure it is between 0 and 1", () => {
    expect(format.recognise(Buffer.from([0, 1, 2, 255, 254, 0, 0, 9]), "a.bin")).toBe(0);
    expect(format.recognise(Buffer.alloc(0), "")).toBe(0);
    const sure = format.recognise(Buffer.from("gene\ts1\ts2\nTP53\t1\t2\n"), "a.tsv");
    expect(sure).toBeGreaterThanOrEqual(0);
    expect(sure).toBeLessThanOrEqual(1);
  });
});
