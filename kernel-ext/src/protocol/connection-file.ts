import { readFileSync, statSync } from "node:fs";
import { KernelError } from "../errors.js";

/** Where the kernel listens and with which key messages are signed; written by the Jupyter server. */
export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly key: string;
  readonly signature_scheme: string;
}

const ports = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/** The address of one of the five sockets. */
export function address(connection: Connection, port: (typeof ports)[number]): string {
  const separator = connection.transport === "ipc" ? "-" : ":";
  return `${connection.transport}://${connection.ip}${separator}${connection[port]}`;
}

/**
 * Reads and checks a connection file.
 *
 * @throws ConnectionFile if it is missing, unreadable, not JSON, incomplete, or readable by other users of the machine:
 *   whoever knows the key can run code as this user
 */
export function readConnection(file: string): Connection {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : `cannot be read (${String(error)})`;
    throw new KernelError(
      "ConnectionFile",
      `The connection file ${file} ${why}. The kernel is started by Jupyter, which writes this file.`,
      error,
    );
  }
  refuseWorldReadable(file);
  return checked(parsed(text, file), file);
}

function refuseWorldReadable(file: string): void {
  if (process.platform === "win32") return;
  const mode = statSync(file).mode;
  if ((mode & 0o004) === 0) return;
  throw new KernelError(
    "ConnectionFile",
    `The connection file ${file} can be read by every user of this machine (mode ${(mode & 0o777).toString(8)}), ` +
      `and so could anyone run code as you. Make it private (chmod 600 ${file}) and start the kernel again.`,
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new KernelError(
      "ConnectionFile",
      `The connection file ${file} is not JSON: ${(error as Error).message}.`,
      error,
    );
  }
}

function checked(value: unknown, file: string): Connection {
  const found = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const wrong = [
    ...ports.filter((port) => !isPort(found[port], found["transport"])),
    ...["ip", "key", "transport"].filter((name) => typeof found[name] !== "string"),
  ];
  if (wrong.length > 0)
    throw new KernelError("ConnectionFile", `The connection file ${file} lacks a usable ${wrong.join(", ")}.`);
  const scheme = found["signature_scheme"] ?? "hmac-sha256";
  if (scheme !== "hmac-sha256")
    throw new KernelError(
      "ConnectionFile",
      `The connection file ${file} asks for the signature scheme ${String(scheme)}; the kernel knows hmac-sha256.`,
    );
  return { ...found, signature_scheme: scheme } as unknown as Connection;
}

function isPort(value: unknown, transport: unknown): boolean {
  if (!Number.isInteger(value)) return false;
  return (value as number) > 0 && (transport === "ipc" || (value as number) < 65536);
}
