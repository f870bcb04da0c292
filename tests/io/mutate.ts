import { gunzipSync, gzipSync } from "node:zlib";
import { unzipSync, zipSync } from "fflate";
import type { Random } from "../../src/random.js";

/** Cells that readers stumble over. */
const oddCells = [
  "",
  "NA",
  "-1",
  "1e400",
  "Infinity",
  "0x10",
  "1,5",
  '"',
  '""',
  "'",
  "{",
  "?",
  "#",
  "!",
  "\0",
  "\uFFFD",
  "ä",
  "=1+1",
  "__proto__",
  "constructor",
  "9".repeat(40),
  "x".repeat(5000),
];

/** Bytes of a number that is too large, negative, or nearly one of these. */
const oddNumbers = [0, 1, -1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, -0x80000000];

/**
 * A file with one to three things changed: lines and cells of text, bytes and numbers of anything else. What is packed is
 * mostly changed inside, since its checksums would tell of any change outside.
 */
export function mutated(file: Buffer, random: Random): Buffer {
  if (file.toString("latin1", 0, 4) === "PK\x03\x04" && random.next() < 0.8) return mutatedZip(file, random);
  if (file[0] === 0x1f && file[1] === 0x8b && random.next() < 0.8) return gzipSync(mutated(gunzipSync(file), random));
  const text = !file.subarray(0, 1000).includes(0);
  let out = file;
  for (let times = 1 + random.integer(3); times > 0; times--)
    out = text && random.next() < 0.8 ? mutatedText(out, random) : mutatedBytes(out, random);
  return out.length > 0 ? out : Buffer.from([random.integer(256)]);
}

function mutatedZip(file: Buffer, random: Random): Buffer {
  const files = unzipSync(file);
  const names = Object.keys(files);
  const name = names[random.integer(names.length)]!;
  return Buffer.from(zipSync({ ...files, [name]: mutated(Buffer.from(files[name]!), random) }, { level: 1 }));
}

function mutatedText(file: Buffer, random: Random): Buffer {
  const lines = file.toString("latin1").split("\n");
  const at = random.integer(random.next() < 0.5 ? Math.min(lines.length, 12) : lines.length);
  const separator = lines[at]!.includes("\t") ? "\t" : ",";
  const cells = lines[at]!.split(separator);
  const cell = random.integer(cells.length);
  const odd = () => oddCells[random.integer(oddCells.length)]!;
  const changes: (() => void)[] = [
    () => void lines.splice(at, 1),
    () => void lines.splice(at, 0, lines[at]!),
    () => void lines.splice(at, 0, odd()),
    () => void lines.splice(at, 0, ...lines.splice(random.integer(lines.length), 1)),
    () => void (lines.length = Math.max(1, at)),
    () => void cells.splice(cell, 1),
    () => void cells.splice(cell, 0, odd()),
    () => void (cells[cell] = odd()),
    () => void (cells[cell] += odd()),
    () => void (cells[cell] = cells[random.integer(cells.length)]!),
    () => void (cells[cell] = cells[cell]!.slice(0, random.integer(cells[cell]!.length + 1))),
    () => void cells.reverse(),
  ];
  const which = random.integer(changes.length);
  changes[which]!();
  if (which >= 5) lines[at] = cells.join(separator);
  return Buffer.from(lines.join(random.next() < 0.05 ? "\r" : "\n"), "latin1");
}

function mutatedBytes(file: Buffer, random: Random): Buffer {
  const out = Buffer.from(file);
  const at = random.integer(out.length);
  const to = Math.min(out.length, at + 1 + random.integer(64));
  const number = oddNumbers[random.integer(oddNumbers.length)]!;
  const changes: (() => Buffer)[] = [
    () => {
      out[at]! ^= 1 << random.integer(8);
      return out;
    },
    () => {
      out[at] = random.integer(256);
      return out;
    },
    () => (at + 4 <= out.length ? (out.writeInt32LE(number, at), out) : out),
    () => (at + 2 <= out.length ? (out.writeUInt16LE(number & 0xffff, at), out) : out),
    () => out.fill(random.next() < 0.5 ? 0 : 0xff, at, to),
    () => out.subarray(0, at),
    () => Buffer.concat([out.subarray(0, at), out.subarray(to)]),
    () => Buffer.concat([out.subarray(0, to), out.subarray(at)]),
    () => {
      const from = random.integer(out.length);
      out.copy(out, at, from, from + (to - at));
      return out;
    },
  ];
  return changes[random.integer(changes.length)]!();
}
