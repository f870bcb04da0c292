#!/usr/bin/env node
import { InstallError } from "./install/install-error.js";
import { runCommand } from "./install/run-command.js";

try {
  process.exitCode = await runCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  if (!(error instanceof InstallError)) throw error;
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
}
