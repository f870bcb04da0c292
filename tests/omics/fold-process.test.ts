import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { temporaryFolder } from "./quick-plan.js";

const entry = fileURLToPath(new URL("../../dist/omics/fold-process.js", import.meta.url));

// The good path is tested through job-pool.test.ts; here, what its parent never sends.
test("answers with a crash report, not with silence, when the data is no cohort", async () => {
  const data = join(temporaryFolder(), "cohort.arrow");
  writeFileSync(data, "junk");
  const child = fork(entry, [], { serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const answer = new Promise<{ kind: string }>((resolve) =>
    child.once("message", resolve as (message: unknown) => void),
  );
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.send({ kind: "run", job: {}, data, outcome: join(temporaryFolder(), "outcome") });
  expect(["crash", "error"]).toContain((await answer).kind);
  await ended;
});

test("ends when its parent goes", async () => {
  const child = fork(entry, [], { serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await new Promise((resolve) => child.once("spawn", resolve));
  child.disconnect();
  expect(await ended).not.toBeNull();
});
