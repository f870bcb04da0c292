import { existsSync } from "node:fs";
import { isOmixelError, OmixelError, throwIfAborted } from "../../errors.js";
import { lineBlocks } from "../line-blocks.js";
import { openBytes } from "../open-bytes.js";
import { cachedPath } from "./cached-path.js";
import type { DownloadOptions } from "./download.js";
import { networkReason } from "./network-reason.js";
import { get } from "./request.js";

/**
 * Where NCBI GEO documents the series matrices of a series (www.ncbi.nlm.nih.gov/geo/info/download.html):
 * …/geo/series/GSE85nnn/GSE85217/matrix/. The environment variable OMIXEL_GEO names a mirror of …/geo.
 */
const geo = "https://ftp.ncbi.nlm.nih.gov/geo";

const series = /^geo:(GSE\d{1,9})(?:\/(GPL\d{1,9}))?$/i;

/** Bytes of a folder's page that are read at most. */
const longestPage = 1 << 20;

/** Whether a name is that of a GEO series: "geo:GSE85217", of one platform "geo:GSE85217/GPL22286". */
export function isGeo(path: string): boolean {
  return path.startsWith("geo:");
}

/**
 * The address of the series matrix of a GEO series.
 *
 * @throws InvalidOption for what is no accession, and for a series of several platforms, with their names; DownloadFailed
 */
export async function geoAddress(path: string, { signal }: DownloadOptions = {}): Promise<URL> {
  const { accession, platform } = geoSeries(path);
  const folder = new URL(
    `${process.env.OMIXEL_GEO ?? geo}/series/GSE${accession.slice(3, -3)}nnn/${accession}/matrix/`,
  );
  const fileOf = (called: string) => new URL(called, folder);
  const usual = fileOf(`${accession}${platform ? `-${platform}` : ""}_series_matrix.txt.gz`);
  if (existsSync(cachedPath(usual))) return usual;
  const files = await filesIn(folder, accession, usual, signal);
  const platforms = files.flatMap((file) => platformIn(file) ?? []);
  // A plain name does not tell the platform: `requirePlatform` reads it in the file.
  const wanted =
    files.find((file) => platform !== undefined && platformIn(file) === platform) ??
    (files.length === 1 && (!platform || platforms.length === 0) ? files[0] : undefined);
  if (wanted !== undefined) return fileOf(wanted);
  throw wrongPlatform(accession, platform, platforms, files.length, folder.href);
}

/**
 * Refuses a fetched series matrix of another platform than the named one, where only its content tells.
 *
 * @throws InvalidOption with the platforms that the file has; what `openBytes` throws
 */
export async function requirePlatform(path: string, address: URL, file: string, signal?: AbortSignal): Promise<void> {
  const { accession, platform } = geoSeries(path);
  if (!platform || platformIn(address.pathname) === platform) return;
  const platforms = await platformsOf(file, signal);
  if (!platforms.includes(platform)) throw wrongPlatform(accession, platform, platforms, platforms.length, file);
}

/** The platforms that the head of a series matrix names. */
async function platformsOf(file: string, signal?: AbortSignal): Promise<string[]> {
  const platforms: string[] = [];
  for await (const block of lineBlocks((await openBytes(file, { signal })).chunks)) {
    const text = block.toString("latin1");
    const head = text.split(/^"?!series_matrix_table_begin/m, 1)[0]!;
    for (const [, id] of head.matchAll(/^"?!Series_platform_id"?\t"?(GPL\d+)/gim)) platforms.push(id!.toUpperCase());
    if (head.length < text.length) break;
  }
  return platforms;
}

/** The platform in the name of a series matrix: GSE2-GPL570_series_matrix.txt.gz. */
function platformIn(name: string): string | undefined {
  return /-(GPL\d+)_/.exec(name)?.[1];
}

function wrongPlatform(
  accession: string,
  platform: string | undefined,
  platforms: readonly string[],
  count: number,
  file: string,
): OmixelError {
  return new OmixelError(
    "InvalidOption",
    platform
      ? `The series ${accession} has no platform ${platform}.`
      : `The series ${accession} was measured on ${count} platforms and none was named.`,
    platforms.length > 0
      ? `Name one: omics.geo("${accession}", { platform: "${platforms[0]!}" }); there are ${platforms.join(", ")}.`
      : "Name none: no file of the series tells its platform.",
    { file },
  );
}

/** The accessions in a name such as "geo:GSE85217". @throws InvalidOption */
export function geoSeries(path: string): { accession: string; platform?: string } {
  const found = series.exec(path);
  if (!found)
    throw new OmixelError(
      "InvalidOption",
      `"${path.replace(/^geo:/, "")}" is no series of GEO.`,
      'A series is called "GSE" and a number: "GSE85217".',
    );
  const [, accession, platform] = found;
  return { accession: accession!.toUpperCase(), ...(platform ? { platform: platform.toUpperCase() } : {}) };
}

async function filesIn(folder: URL, accession: string, usual: URL, signal?: AbortSignal): Promise<string[]> {
  const failed = (why: string, cause?: unknown) =>
    new OmixelError(
      "DownloadFailed",
      `The files of the series ${accession} cannot be listed: ${why}.`,
      `Fetch ${usual.href} elsewhere and place it at ${cachedPath(usual)}; behind a proxy, set HTTPS_PROXY.`,
      { file: folder.href },
      cause,
    );
  try {
    const { answer } = await get(folder, { signal });
    if (answer.statusCode !== 200) {
      answer.resume();
      throw failed(answer.statusCode === 404 ? "there is no such series" : `the server answers ${answer.statusCode}`);
    }
    let page = "";
    for await (const chunk of answer.setEncoding("utf8")) if ((page += chunk as string).length > longestPage) break;
    const files = new Set(Array.from(page.matchAll(/href="([^"/]*_series_matrix\.txt\.gz)"/g), ([, file]) => file!));
    if (files.size === 0) throw failed("it has no series matrix");
    return [...files];
  } catch (error) {
    throwIfAborted(signal);
    throw isOmixelError(error) ? error : failed(networkReason(error as Error), error);
  }
}
