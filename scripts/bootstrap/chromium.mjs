// The browser that the tests look through: the one that CHROMIUM names, else one that is installed, else Debian's package.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runChild } from "./child.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/** Where browsers of Chromium's kind stand, in the order in which they are tried. @returns {string[]} */
export function chromiumCandidates(environment = process.env, platform = process.platform) {
  if (environment.CHROMIUM) return [environment.CHROMIUM];
  if (platform === "darwin")
    return ["Chromium", "Google Chrome", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (platform === "win32") {
    const folders = [environment.PROGRAMFILES, environment["PROGRAMFILES(X86)"], environment.LOCALAPPDATA];
    const files = ["Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe"];
    return folders.filter(Boolean).flatMap((folder) => files.map((file) => join(folder, file)));
  }
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  return commands.flatMap((name) => [...folders, "/usr/bin"].map((folder) => join(folder, name)));
}

/**
 * @param {{ install?: () => Promise<string | undefined> }} options install: gets one, or says why it cannot
 * @returns {Promise<{ chromium: string, version: string } | { missing: string }>} missing: what is wrong, and what to do
 */
export async function readyChromium({ environment = process.env, install = installChromium } = {}) {
  const found = await firstThatStarts(chromiumCandidates(environment));
  if (found.chromium) return found;
  if (environment.CHROMIUM) {
    const seen = found.reasons[0] ?? `${environment.CHROMIUM} is not there`;
    return { missing: `${seen}. Name a browser that starts in CHROMIUM, or leave CHROMIUM away.` };
  }
  const refused = await install();
  const installed = refused === undefined ? await firstThatStarts(chromiumCandidates(environment)) : found;
  if (installed.chromium) return installed;
  const seen = [...installed.reasons, refused].filter(Boolean).join("; ");
  return { missing: `no Chromium was found (${seen || "none is installed"}). ${remedyFor()}` };
}

function remedyFor(platform = process.platform) {
  const own = "or name one: CHROMIUM=/path/to/chromium";
  return platform === "linux"
    ? `Run: apt-get install --no-install-recommends chromium (or your system's package), ${own}`
    : `Install Chromium or Chrome, ${own}`;
}

/** A file of that name may be a mere pointer to another shop's package: only one that starts is a browser. */
async function firstThatStarts(candidates) {
  const reasons = [];
  for (const chromium of new Set(candidates)) {
    if (!existsSync(chromium)) continue;
    const version = await versionOf(chromium);
    if (version) return { chromium, version };
    reasons.push(`${chromium} does not start`);
  }
  return { reasons };
}

async function versionOf(chromium) {
  // On Windows the question opens a window.
  if (process.platform === "win32") return "version unknown";
  const { code, text } = await runChild(chromium, ["--version"], { quiet: true });
  return code === 0 ? /^.*\d+\.\d+\.\d+.*$/m.exec(text)?.[0].trim() : undefined;
}

/** Debian's package, where we may install it without asking for a password. @returns {Promise<string | undefined>} why not */
async function installChromium() {
  const aptGet = "/usr/bin/apt-get";
  if (!existsSync(aptGet)) return "there is no apt-get to install it with";
  const root = process.getuid?.() === 0;
  if (!root && (await runChild("sudo", ["-n", "true"], { quiet: true })).code !== 0)
    return "installing it needs root's rights";
  const apt = (...args) => {
    const command = ["env", "DEBIAN_FRONTEND=noninteractive", aptGet, ...args];
    return runChild(root ? "env" : "sudo", root ? command.slice(1) : ["-n", ...command], { quiet: true });
  };
  console.log("      apt-get install chromium: the browser tests need it, and no browser was found");
  const install = ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"];
  if ((await apt(...install)).code === 0) return undefined;
  await apt("update", "--quiet"); // the list of packages may be old, or not there yet
  const { code, text } = await apt(...install);
  return code === 0 ? undefined : `apt-get could not install it: ${text.trim().split("\n").at(-1)}`;
}
