import { InstallError } from "./install-error.js";
import { KernelProcess } from "./kernel-process.js";

/** How a kernel answered. */
export interface RoundTrip {
  /** From the start of the process to its first answer. */
  readonly infoMs: number;
  /** From asking `1+1` to the answer. */
  readonly cellMs: number;
}

/**
 * Starts a kernel as Jupyter would, asks who it is and what 1+1 is, and ends it.
 *
 * @param argv of a kernelspec
 * @throws InstallError with what the kernel printed if it does not answer, or not rightly
 */
export async function roundTrip(argv: readonly string[], patienceMs = 30_000): Promise<RoundTrip> {
  const started = performance.now();
  const kernel = await KernelProcess.start(argv);
  try {
    await kernel.send("kernel_info_request", {});
    const info = await kernel.reply(patienceMs);
    if (info?.type !== "kernel_info_reply")
      throw new InstallError(
        `The kernel did not say who it is within ${patienceMs / 1000} s.`,
        "Is the machine very busy? Else install omixel-kernel anew: npm ci.",
      );
    const infoMs = performance.now() - started;
    await listening(kernel, patienceMs);
    const asked = performance.now();
    await kernel.send("execute_request", {
      code: "1+1",
      silent: false,
      store_history: false,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    });
    await expectTwo(kernel, patienceMs);
    return { infoMs, cellMs: performance.now() - asked };
  } finally {
    await kernel.stop();
  }
}

/** A subscriber hears nothing until it is connected, so ask until something is heard. */
async function listening(kernel: KernelProcess, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (await kernel.output(500)) return;
    await kernel.send("kernel_info_request", {});
  }
}

async function expectTwo(kernel: KernelProcess, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const message = await kernel.output(until - performance.now());
    if (message?.type === "execute_result") {
      const shown = (message.content["data"] as Record<string, unknown> | undefined)?.["text/plain"];
      if (shown === "2") return;
      throw new InstallError(`1+1 came back as ${JSON.stringify(shown)}.`, "Install omixel-kernel anew: npm ci.");
    }
    if (message?.type === "error")
      throw new InstallError(
        `The cell 1+1 failed: ${String(message.content["ename"])}: ${String(message.content["evalue"])}.`,
        "Install omixel-kernel anew: npm ci.",
      );
  }
  throw new InstallError(`1+1 had no answer within ${patienceMs / 1000} s.`, "Is the machine very busy?");
}
