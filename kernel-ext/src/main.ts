import { KernelError } from "./errors.js";
import { startKernel } from "./kernel.js";
import { log } from "./log.js";
import { readConnection } from "./protocol/connection-file.js";

// The entry of the kernelspec: node main.js CONNECTION_FILE.
const [file] = process.argv.slice(2);
if (file === undefined) {
  log("usage: node main.js CONNECTION_FILE (Jupyter starts the kernel; `omixel-kernel install` makes it known)");
  process.exit(64);
}

try {
  await startKernel(readConnection(file));
} catch (error) {
  log(error instanceof KernelError ? String(error) : String((error as Error).stack));
  process.exit(1);
}
