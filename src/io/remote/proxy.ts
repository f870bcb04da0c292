type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment names for an address: `HTTPS_PROXY` or `HTTP_PROXY`, `ALL_PROXY` for both, unless
 * `NO_PROXY` has its host. Names in lower case go first, as curl has it.
 *
 * @returns undefined where the address is reached directly
 */
export function proxyFor(address: URL, environment: Environment = process.env): URL | undefined {
  const named = (name: string) => environment[name] || environment[name.toUpperCase()] || undefined;
  const proxy = named(address.protocol === "https:" ? "https_proxy" : "http_proxy") ?? named("all_proxy");
  if (proxy === undefined || isExcepted(address, named("no_proxy") ?? "")) return undefined;
  return new URL(/^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`);
}

/** Entries of NO_PROXY: a host with its subdomains, with or without a leading dot or star; a port; "*" for all. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const ownPort = port || (protocol === "https:" ? "443" : "80");
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === "*") return true;
    const [, host = "", wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase())!;
    const domain = host.replace(/^\*?\./, "");
    if (domain === "" || (wantedPort !== undefined && wantedPort !== ownPort)) return false;
    return hostname === domain || hostname.endsWith(`.${domain}`);
  });
}
