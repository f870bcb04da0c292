import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { lineBlocks } from "../../src/io/line-blocks.js";

async function blocksOf(pieces: readonly string[]): Promise<string[]> {
  async function* chunks() {
    for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
  }
  const blocks: string[] = [];
  for await (const block of lineBlocks(chunks())) blocks.push(block.toString());
  return blocks;
}

test("blocks end with line ends, and only the shared line is joined", async () => {
  expect(await blocksOf(["a\nb", "c\nd\ne", "f"])).toEqual(["a\n", "bc\n", "d\n", "ef\n"]);
});

test("a line may go over several pieces", async () => {
  expect(await blocksOf(["a", "b", "c\n"])).toEqual(["abc\n"]);
});

test("nothing gives nothing", async () => {
  expect(await blocksOf([])).toEqual([]);
});

test("wherever a text is cut, it comes back whole, in blocks of whole lines", async () => {
  const pieces = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r", "ß"), minLength: 1 }));
  await fc.assert(
    fc.asyncProperty(pieces, async (cut) => {
      const blocks = await blocksOf(cut);
      const text = cut.join("");
      expect(blocks.join("")).toBe(text === "" || text.endsWith("\n") ? text : `${text}\n`);
      expect(blocks.every((block) => block.endsWith("\n"))).toBe(true);
    }),
  );
});
