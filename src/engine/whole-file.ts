import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/**
 * Whether an ELF file (Linux) ends before it should. A library cut short may load and then end the process with SIGBUS at
 * the first touch of what is missing, so this is asked before. Files of other formats count as whole.
 */
export function isTruncatedElf(file: string): boolean {
  const descriptor = openSync(file, "r");
  try {
    const header = Buffer.alloc(64); // Elf64_Ehdr
    const read = readSync(descriptor, header, 0, header.length, 0);
    if (!header.subarray(0, 4).equals(Buffer.from("\x7fELF"))) return false;
    if (read < header.length) return true;
    const sectionHeaders = Number(header.readBigUInt64LE(0x28)); // e_shoff; the table is the last thing in the file
    const end = sectionHeaders + header.readUInt16LE(0x3a) * header.readUInt16LE(0x3c); // e_shentsize × e_shnum
    return fstatSync(descriptor).size < end;
  } finally {
    closeSync(descriptor);
  }
}
