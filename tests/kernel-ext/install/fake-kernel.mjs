// A kernel of thirty lines: it answers kernel_info and says that every cell is what its first argument is.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import * as zmq from "zeromq";

const [answer, file] = process.argv.slice(2);
if (answer === "dies") {
  console.error("no reason to live");
  process.exit(3);
}
const { key, ip, ...ports } = JSON.parse(readFileSync(file, "utf8"));
const open = async (Socket, port) => {
  const socket = new Socket();
  await socket.bind(`tcp://${ip}:${ports[port]}`);
  return socket;
};
const shell = await open(zmq.Router, "shell_port");
const control = await open(zmq.Router, "control_port");
const iopub = await open(zmq.Publisher, "iopub_port");

function frames(type, content) {
  const parts = [{ msg_type: type }, {}, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
  const hmac = createHmac("sha256", answer === "forges" ? "another key" : key);
  for (const part of parts) hmac.update(part);
  return ["<IDS|MSG>", hmac.digest("hex"), ...parts];
}

control.receive().then(() => process.exit(0));
for await (const [identity, , , header] of shell) {
  const { msg_type: type } = JSON.parse(header);
  if (answer === "sleeps") continue;
  await iopub.send(frames("status", { execution_state: "busy" }));
  if (type === "kernel_info_request") await shell.send([identity, ...frames("kernel_info_reply", { status: "ok" })]);
  else if (answer === "fails") await iopub.send(frames("error", { ename: "TypeError", evalue: "planned" }));
  else await iopub.send(frames("execute_result", { data: { "text/plain": answer } }));
}
