import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll } from "@jest/globals";

/** A folder for the files of one test file; it is gone when the tests are. */
export class TemporaryFolder {
  readonly path = mkdtempSync(join(tmpdir(), "omixel-io-"));
  private count = 0;

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Writes a file and returns its path. */
  file(content: string | Uint8Array, name = `file${++this.count}.txt`): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  gzip(content: string | Uint8Array, name = `file${++this.count}.gz`): string {
    return this.file(gzipSync(content), name);
  }
}
