import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { address, readConnection } from "../../../kernel-ext/src/protocol/connection-file.js";

const good = {
  transport: "tcp",
  ip: "127.0.0.1",
  shell_port: 5001,
  iopub_port: 5002,
  stdin_port: 5003,
  control_port: 5004,
  hb_port: 5005,
  key: "secret",
  signature_scheme: "hmac-sha256",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "connection-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(content: unknown, mode = 0o600): string {
  const file = join(folder, "kernel.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content), { mode });
  chmodSync(file, mode);
  return file;
}

describe("a connection file", () => {
  test("gives the addresses of the sockets", () => {
    const connection = readConnection(written(good));
    expect(address(connection, "shell_port")).toBe("tcp://127.0.0.1:5001");
    expect(address({ ...connection, transport: "ipc", ip: "/tmp/k" }, "hb_port")).toBe("ipc:///tmp/k-5005");
  });

  test("may leave the signature scheme out", () => {
    const { signature_scheme: _, ...rest } = good;
    expect(readConnection(written(rest)).signature_scheme).toBe("hmac-sha256");
  });

  test("that is missing is named", () => {
    expect(() => readConnection(join(folder, "none.json"))).toThrow(/none\.json does not exist/);
  });

  test("that others can read is refused with the remedy", () => {
    if (process.platform === "win32") return;
    expect(() => readConnection(written(good, 0o644))).toThrow(/every user.*chmod 600/);
  });

  test.each([
    ["not JSON", "{", /is not JSON/],
    ["no object", "7", /lacks a usable shell_port/],
    ["a port out of range", { ...good, hb_port: 70000 }, /lacks a usable hb_port/],
    ["no key", { ...good, key: undefined }, /lacks a usable key/],
    ["another scheme", { ...good, signature_scheme: "hmac-md5" }, /hmac-md5/],
  ])("with %s is refused", (_, content, message) => {
    expect(() => readConnection(written(content))).toThrow(message);
  });
});
