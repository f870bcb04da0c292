import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { KernelClient, typesOf } from "../kernel-client.js";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(async () => void (await kernel.stop()));

test("tslab's own display works", async () => {
  const answer = await kernel.execute(
    'import * as tslab from "tslab"; tslab.display.html("<b>x</b>"); tslab.display.svg("<svg/>");',
  );
  expect(typesOf(answer).filter((type) => type === "display_data").length).toBe(2);
  expect(answer.output.find(({ header }) => header.msg_type === "display_data")!.content).toMatchObject({
    data: { "text/html": "<b>x</b>" },
  });
});

test("loops and awaits of local files are interrupted as those of cells are", async () => {
  writeFileSync(
    join(kernel.folder, "busy.ts"),
    "export async function busy() { await new Promise((r) => setTimeout(r, 5)); while (true) {} }",
  );
  const running = kernel.execute('import { busy } from "./busy"; await busy()');
  await new Promise((resolve) => setTimeout(resolve, 600));
  await kernel.interrupt();
  expect((await running).reply).toMatchObject({ ename: "KeyboardInterrupt" });
});
