import type { connect } from "node:net";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { IncomingMessage } from "node:http";
import { afterEach, expect, test } from "@jest/globals";
import { get } from "../../../src/io/remote/request.js";
import { LocalServer } from "./local-server.js";

const server = new LocalServer();
afterEach(() => {
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) Reflect.deleteProperty(process.env, name);
});

async function text(answer: IncomingMessage): Promise<string> {
  let out = "";
  for await (const chunk of answer.setEncoding("utf8")) out += chunk as string;
  return out;
}

test("redirects are followed, and the last address is told", async () => {
  server.answer = (request, response) =>
    request.url === "/c"
      ? void response.end("here")
      : void response.writeHead(302, { location: request.url === "/a" ? "/b" : "c" }).end();
  const { answer, address } = await get(server.url("/a"));
  expect([await text(answer), address.pathname]).toEqual(["here", "/c"]);
});

test("a circle of redirects ends", async () => {
  server.answer = (_, response) => response.writeHead(301, { location: "/a" }).end();
  await expect(get(server.url("/a"))).rejects.toThrow("more than 5 redirects");
});

test("plain addresses go through the proxy with its login, those of NO_PROXY do not", async () => {
  server.answer = (request, response) =>
    response.end(`${request.url!} ${request.headers["proxy-authorization"] ?? ""} ${request.headers.host!}`);
  process.env.HTTP_PROXY = server.url().href.replace("//", "//me:pass%20word@");
  const login = Buffer.from("me:pass word").toString("base64");
  const { answer } = await get(new URL("http://data.example/a?b=1"));
  expect(await text(answer)).toBe(`http://data.example/a?b=1 Basic ${login} data.example`);
  process.env.NO_PROXY = "127.0.0.1";
  expect(await text((await get(server.url("/direct"))).answer)).toMatch(/^\/direct {2}127/);
});

test("encrypted addresses go through a tunnel of the proxy", async () => {
  const asked: string[] = [];
  const proxy = createServer().on("connect", (request: IncomingMessage, socket: ReturnType<typeof connect>) => {
    asked.push(request.url!);
    socket.end("HTTP/1.1 200 Connection Established\r\n\r\nno encryption");
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  process.env.HTTPS_PROXY = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  await expect(get(new URL("https://data.example/a"))).rejects.toThrow(); // what comes out of the tunnel is no TLS
  expect(asked).toEqual(["data.example:443"]);
  proxy.close();
});

test("a proxy that refuses is told", async () => {
  server.answer = (_, response) => response.writeHead(407).end();
  process.env.HTTPS_PROXY = server.url().href;
  await expect(get(new URL("https://data.example/a"))).rejects.toThrow();
});
