// What `npm start` itself understands of its arguments; everything else is the main job's.

/** Where the main job writes when nothing is said. */
export const defaultFolder = "omixel-report";

/**
 * @param {readonly string[]} given
 * @returns {{ args: string[], out: string, headless: boolean }} args: what the job is handed, always with an --out
 */
export function jobArguments(given) {
  const args = given.filter((word) => word !== "--headless");
  const headless = args.length < given.length;
  const at = args.findIndex((word) => word === "--out" || word.startsWith("--out="));
  if (at < 0) return { args: [...args, "--out", defaultFolder], out: defaultFolder, headless };
  const out = args[at] === "--out" ? (args[at + 1] ?? defaultFolder) : args[at].slice("--out=".length);
  return { args, out, headless };
}
