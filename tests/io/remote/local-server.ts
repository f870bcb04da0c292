import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll } from "@jest/globals";

/** A server on this machine; `answer` may be set by each test. No proxy of the environment is asked. */
export class LocalServer {
  answer: RequestListener = (_, response) => response.writeHead(404).end();
  readonly asked: IncomingMessage[] = [];
  private readonly server: Server;
  private readonly before = { ...process.env };

  constructor() {
    this.server = createServer((request, response) => {
      this.asked.push(request);
      this.answer(request, response);
    });
    beforeAll(async () => {
      for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) Reflect.deleteProperty(process.env, name);
      await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    });
    afterEach(() => void (this.asked.length = 0));
    afterAll(async () => {
      for (const name of Object.keys(process.env)) if (/_proxy$/i.test(name)) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, this.before);
      this.server.closeAllConnections();
      await new Promise((resolve) => this.server.close(resolve));
    });
  }

  url(path = "/"): URL {
    return new URL(path, `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
  }
}

/** Sends a file as servers do that can go on where they stopped; `upTo` breaks the connection after so many bytes. */
export function sendFile(
  content: Buffer,
  { etag = '"one"', upTo = Infinity }: { etag?: string; upTo?: number } = {},
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? NaN);
    const same = request.headers["if-range"] === etag;
    const from = Number.isNaN(start) || !same ? 0 : start;
    const part = content.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      etag,
      "content-length": part.length,
      "content-type": "application/octet-stream",
      ...(from > 0 ? { "content-range": `bytes ${from}-${content.length - 1}/${content.length}` } : {}),
    });
    if (upTo - from >= part.length) return void response.end(part);
    response.write(part.subarray(0, Math.max(0, upTo - from)), () => setTimeout(() => response.destroy(), 20));
  };
}
