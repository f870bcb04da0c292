import { checkFile, describeCheck } from "../io/check.js";
import { readArguments } from "./arguments.js";

/** `omixel check FILE`: what the reader sees. */
export async function checkCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments("check", args, { json: { type: "boolean" } }, ["FILE"]);
  const report = await checkFile(positionals[0]!);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${describeCheck(report)}\n`);
}
