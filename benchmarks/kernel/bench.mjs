// The TypeScript kernel against ipykernel over Jupyter's own client: start, cells, output, completion, comms.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alternate, benchFolder, measure, median, peerEnvironment } from "../peer.mjs";

const rounds = 5;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const python = peerEnvironment("kernel", here("requirements.txt"));
const folder = join(benchFolder, "kernel");
const spec = join(folder, "kernels", "omixel-bench");
mkdirSync(spec, { recursive: true });
const main = here("../../kernel-ext/dist/main.js");
writeFileSync(
  join(spec, "kernel.json"),
  JSON.stringify({
    argv: [process.execPath, main, "{connection_file}"],
    display_name: "omixel",
    language: "typescript",
    interrupt_mode: "message",
  }),
);

const cells = {
  omixel: {
    first: "const first: number = 1; first",
    small: "[1, 2, 3].map((x) => 2 * x)",
    lines: "for (let i = 0; i < 20_000; i++) console.log(`L${i}`)",
    complete: "Math.hyp",
    echo: `(globalThis as any)[Symbol.for("omixel.kernel")].comms.registerTarget("echo", (comm: any) => {
      comm.onMessage = ({ data }: any) => comm.send(data) })`,
    awaiting: "await new Promise((resolve) => setTimeout(resolve, 5000))",
  },
  ipykernel: {
    first: "first: int = 1; first",
    small: "[2 * x for x in [1, 2, 3]]",
    lines: "for i in range(20000): print(f'L{i}')",
    complete: "[].app",
    echo: `def echo(comm, _):
    comm.on_msg(lambda message: comm.send(message["content"]["data"]))
get_ipython().kernel.comm_manager.register_target("echo", echo)`,
  },
};

const contestant = (name, kernel) => async () => {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(cells[name]));
  const env = { JUPYTER_PATH: folder, OMIXEL_KERNEL_HISTORY: join(folder, "history.jsonl") };
  const run = await measure(python, [here("measure_kernel.py"), kernel, file], { env });
  return JSON.parse(run.output.trim().split("\n").at(-1));
};
const runs = await alternate(
  { omixel: contestant("omixel", "omixel-bench"), ipykernel: contestant("ipykernel", "python3") },
  rounds,
);

console.log(`Milliseconds, median of ${rounds} alternating runs`);
const figure = (list, name) => (name in list[0] ? median(list.map((run) => run[name])) : undefined);
for (const name of Object.keys(runs.omixel[0])) {
  const [ours, theirs] = [figure(runs.omixel, name), figure(runs.ipykernel, name)];
  const peer = theirs === undefined ? "" : `, ipykernel ${theirs.toFixed(1)}, ratio ${(ours / theirs).toFixed(2)}`;
  console.log(`${name}: omixel ${ours.toFixed(1)}${peer}`);
}
