import { expect, test } from "@jest/globals";
import { readGrid, requireNumbers } from "../../../src/io/delimited/read-grid.js";
import { foundDialect } from "../../../src/io/delimited/read-delimited.js";

async function* pieces(...texts: string[]) {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

const read = (...texts: string[]) => readGrid(pieces(...texts), "f.csv", foundDialect("f.csv"));

test("text in pieces becomes numbers and names, a byte order mark is no part of it", async () => {
  const { grid, dialect } = await read("\uFEFFgene,s1,", "s2\nTP53,1,2\nMY", "C,3,4");
  expect(dialect.header).toEqual(["gene", "s1", "s2"]);
  expect(grid).toMatchObject({ rows: 2, columns: 2, names: ["TP53", "MYC"] });
  expect([...grid.blocks[0]!.subarray(0, 4)]).toEqual([1, 2, 3, 4]);
});

test("an opening decides how much it wants to see, and sees whole lines from the beginning", async () => {
  const seen: string[] = [];
  const { dialect } = foundDialect("f.csv");
  const enough = (head: Buffer) => seen.push(head.toString()) > 1;
  await readGrid(pieces("gene,s1\nA,1\nB", ",2\nC,3\n", "D,4\n"), "f.csv", { enough, dialect });
  expect(seen).toEqual(["gene,s1\nA,1\n", "gene,s1\nA,1\nB,2\n"]);
});

test("no row and no column of numbers are told", async () => {
  const check = async (text: string) => requireNumbers((await read(text)).grid, "f.csv");
  await expect(check("gene,kind\nA,x\nB,y\nC,x\n")).rejects.toMatchObject({
    tag: "MalformedTable",
    what: "The table has no column of numbers.",
    place: { file: "f.csv" },
  });
  expect(() => requireNumbers({ rows: 0, columns: 2, blocks: [], blockRows: 1, texts: new Map() }, "f.csv")).toThrow(
    "The table has a header but no row.",
  );
});
