import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseMapping, readMapping } from "../../src/io/name-mapping.js";

describe("a mapping of names", () => {
  test("by tabs or commas, with lines of any end; no target is no entry", () => {
    expect(parseMapping("p1\tTP53\tmore\r\np2\tTP53\r\n\r\np3\t\r\n", "m.tsv")).toEqual({ p1: "TP53", p2: "TP53" });
    expect(parseMapping("p1,TP53\np1,TP53\n__proto__,EGFR", "m.csv")).toEqual(
      Object.fromEntries([["p1", "TP53"], ["__proto__", "EGFR"]]), // prettier-ignore
    );
  });

  test("lines that map nothing, or twice, are named", () => {
    expect(() => parseMapping("p1\tTP53\np2", "m.tsv")).toThrow(/m.tsv, line 2: .*two columns are expected/);
    expect(() => parseMapping("p1\tTP53\np1\tEGFR", "m.tsv")).toThrow(/line 2: .*"p1" becomes "EGFR", but "TP53"/);
  });

  test("from a file", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "mapping-")), "m.tsv");
    writeFileSync(path, "p1\tTP53\n");
    expect(await readMapping(path)).toEqual({ p1: "TP53" });
    await expect(readMapping(`${path}x`)).rejects.toMatchObject({ tag: "FileNotFound" });
  });
});
