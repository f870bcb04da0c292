import { type ClientRequest, type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import type { Socket } from "node:net";
import { connect as secure } from "node:tls";
import { proxyFor } from "./proxy.js";

/** Redirects that are followed. */
const mostRedirects = 5;

/** Milliseconds without a byte after which a server is given up. */
const patience = 60_000;

export interface RequestHow {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for an address, through the proxy that the environment names, and follows redirects.
 *
 * @returns the answer, whose body has not been read, and the address that gave it
 * @throws what the network raises; RangeError for a redirect that is not followed
 */
export async function get(
  address: URL,
  how: RequestHow = {},
  redirects = mostRedirects,
): Promise<{ answer: IncomingMessage; address: URL }> {
  const answer = await once(address, how);
  const { statusCode = 0, headers } = answer;
  if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) return { answer, address };
  answer.resume();
  if (redirects === 0) throw new RangeError(`more than ${mostRedirects} redirects`);
  const next = new URL(headers.location, address);
  if (address.protocol === "https:" && next.protocol !== "https:")
    throw new RangeError(`a redirect to ${next.origin}, which is not encrypted`);
  return get(next, how, redirects - 1);
}

async function once(address: URL, { headers, signal }: RequestHow): Promise<IncomingMessage> {
  const proxy = proxyFor(address);
  const common = { headers: { ...headers, "accept-encoding": "identity" }, signal };
  if (!proxy) return answerOf((address.protocol === "https:" ? secureRequest : plainRequest)(address, common));
  if (address.protocol === "http:")
    return answerOf(
      plainRequest(
        proxyOptions(proxy, {
          ...common,
          path: address.href,
          headers: { ...common.headers, host: address.host, ...login(proxy) },
        }),
      ),
    );
  const tunnel = await tunnelTo(address, proxy, signal);
  // Without an agent: only then is the connection that we hand over taken.
  const socket = secure({ socket: tunnel, servername: address.hostname });
  return answerOf(secureRequest(address, { ...common, createConnection: () => socket }));
}

/** A connection through the proxy on which the two ends talk in secret. */
async function tunnelTo(address: URL, proxy: URL, signal: AbortSignal | undefined): Promise<Socket> {
  const target = `${address.hostname}:${address.port || 443}`;
  const options = { method: "CONNECT", path: target, headers: { host: target, ...login(proxy) }, signal };
  return new Promise((resolve, reject) => {
    plainRequest(proxyOptions(proxy, options))
      .on("connect", ({ statusCode = 0 }, socket: Socket) => {
        if (statusCode === 200) return resolve(socket);
        socket.destroy();
        reject(new RangeError(`the proxy answers ${statusCode}`));
      })
      .on("response", ({ statusCode = 0 }) => reject(new RangeError(`the proxy answers ${statusCode}`)))
      .on("error", reject)
      .end();
  });
}

function proxyOptions(proxy: URL, options: RequestOptions): RequestOptions {
  return { ...options, hostname: proxy.hostname, port: proxy.port || 80, agent: false };
}

function login({ username, password }: URL): Record<string, string> {
  if (username === "") return {};
  const words = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(words).toString("base64")}` };
}

function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request
      .on("response", resolve)
      .on("error", reject)
      .setTimeout(patience, () => request.destroy(new Error(`no answer for ${patience / 1000} s`)))
      .end();
  });
}
