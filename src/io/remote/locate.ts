import { existsSync } from "node:fs";
import { OmixelError } from "../../errors.js";
import { cachedPath } from "./cached-path.js";
import { readSum, sha256Of } from "./checksum.js";
import { download, type DownloadOptions } from "./download.js";
import { geoAddress, isGeo, requirePlatform } from "./geo.js";

/**
 * Where a file lies on this machine. A path is itself; an address (`https://…`) and a GEO series (`geo:GSE85217`) are
 * fetched once into the cache folder and lie there from then on.
 *
 * @throws DownloadFailed with where the file can be placed by hand; InvalidOption; Aborted
 */
export async function locate(path: string, options: DownloadOptions = {}): Promise<string> {
  if (!isGeo(path)) return isAddress(path) ? fetched(new URL(path), options) : path;
  const address = await geoAddress(path, options);
  const file = await fetched(address, options);
  await requirePlatform(path, address, file, options.signal);
  return file;
}

/** Whether a name is an address on the web. */
export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

async function fetched(address: URL, options: DownloadOptions): Promise<string> {
  const target = cachedPath(address);
  if (existsSync(target)) {
    const [sum, kept] = [await sha256Of(target, options.signal), await readSum(target)];
    if (options.sha256 !== undefined && sum !== options.sha256.toLowerCase())
      throw new OmixelError(
        "DownloadFailed",
        `The file in the cache has the SHA-256 ${sum}, but ${options.sha256} is expected.`,
        "Remove it, so that it is fetched again, or correct the sum.",
        { file: target },
      );
    if (kept === undefined || kept === sum) return target; // placed by hand, or as it was fetched
    // Else it is damaged, and the download replaces it.
  }
  await download(address, target, options);
  return target;
}
