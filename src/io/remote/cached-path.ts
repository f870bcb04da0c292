import { join } from "node:path";
import { cacheFolder } from "../cache-folder.js";

/** Where the file of an address lies in the cache. */
export function cachedPath(address: URL): string {
  const steps = `${address.host}${address.pathname}${address.search}`.split("/").filter((step) => step !== "");
  const safe = steps.map((step) =>
    decoded(step)
      .replace(/[^\w.+-]/g, "_")
      .replace(/^\.+$/, "_")
      .slice(0, 120),
  );
  return join(cacheFolder(), "files", ...safe);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
