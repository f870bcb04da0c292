import { homedir } from "node:os";
import { join } from "node:path";

/** The per-user cache folder; the environment variable OMIXEL_CACHE moves it. */
export function cacheFolder(): string {
  return process.env.OMIXEL_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "omixel");
}
