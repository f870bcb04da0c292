// Runs a child process the way a shell would: output streams through, Ctrl-C reaches it, its exit code is kept.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, quiet?: boolean }} options
 *   capture: keep the text as well; quiet: do not show it
 * @returns {Promise<{ code: number, text: string, missing: boolean }>} missing: the command does not exist
 */
export function runChild(command, args, { cwd, env = process.env, capture = false, quiet = false } = {}) {
  const piped = capture || quiet;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", piped ? "pipe" : "inherit", piped ? "pipe" : "inherit"],
    });
    const pieces = [];
    const keep = (stream, shown) =>
      stream?.on("data", (piece) => {
        pieces.push(piece);
        if (!quiet) shown.write(piece);
      });
    keep(child.stdout, process.stdout);
    keep(child.stderr, process.stderr);
    const stop = forwardSignals(child);
    child.on("error", (error) => {
      stop();
      resolve({ code: 127, text: error.message, missing: error.code === "ENOENT" });
    });
    child.on("close", (code, signal) => {
      stop();
      resolve({ code: exitCode(code, signal), text: Buffer.concat(pieces).toString("utf8"), missing: false });
    });
  });
}

/** A child that a signal ended counts as 128 + the signal's number, as in a shell. */
export function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** In a terminal Ctrl-C reaches the whole process group by itself: there we only outlive the child. */
function forwardSignals(child) {
  const inTerminal = process.stdin.isTTY === true;
  const handlers = signals.map((signal) => [
    signal,
    () => {
      if (!(inTerminal && signal === "SIGINT")) child.kill(signal);
    },
  ]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}
