import { crc32, deflateSync } from "node:zlib";

/** An "o" of measured pixels on a dark ground: `.` is nothing, `#` the ground, digits are colours. */
const drawing = [".######.", "##0123##", "#0####4#", "#1####5#", "#2####6#", "#3####7#", "##4567##", ".######."];
const ground = "#1b2a41";
/** From violet to yellow at even steps of lightness, as heat maps are drawn. */
const colours = ["#5b3f8f", "#4f5f9e", "#3f7f9f", "#2f9d95", "#3fb87f", "#77cd61", "#b5db4a", "#f2e64c"];

const colourOf = (mark: string) => (mark === "#" ? ground : colours[Number(mark)]!);

/** The logo as a vector picture. */
export function logoSvg(): string {
  const cells = drawing.flatMap((row, y) =>
    [...row].map((mark, x) =>
      mark === "." ? "" : `<rect x="${x}" y="${y}" width="1" height="1" fill="${colourOf(mark)}"/>`,
    ),
  );
  const marked = cells.filter(Boolean).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" shape-rendering="crispEdges">${marked}</svg>\n`;
}

/**
 * The logo as a PNG.
 *
 * @param side in pixels, a multiple of 8
 */
export function logoPng(side: number): Uint8Array {
  const scale = side / drawing.length;
  const row = (y: number) => [0, ...drawing[y]!].flatMap((mark) => (mark === 0 ? [0] : pixels(mark as string, scale)));
  const lines = drawing.flatMap((_, y) => Array.from({ length: scale }, () => row(y)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits, red green blue alpha
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(lines.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function pixels(mark: string, scale: number): number[] {
  const pixel = mark === "." ? [0, 0, 0, 0] : [...Buffer.from(colourOf(mark).slice(1), "hex"), 255];
  return Array.from({ length: scale }, () => pixel).flat();
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
