import { homedir } from "node:os";
import { join } from "node:path";
import { kernelApi, publishApi } from "./api.js";
import { Execution, type Workshop } from "./cells/execution.js";
import { History } from "./cells/history.js";
import { cellPlace, mapStacks } from "./cells/stack.js";
import { errorContent } from "./cells/traceback.js";
import { openWorkshop } from "./cells/workshop.js";
import { Comms } from "./comms/comms.js";
import { loadTslab, type Tslab } from "./compiler/tslab.js";
import { Widgets } from "./comms/widgets.js";
import { type Cause, causeOfCell, runFor } from "./context.js";
import { KeyboardInterrupt } from "./errors.js";
import { Interrupts } from "./interrupts.js";
import { captureStandardStreams } from "./output/streams.js";
import type { Connection } from "./protocol/connection-file.js";
import type { Message } from "./protocol/message.js";
import { ExecuteQueue } from "./server/execute-queue.js";
import { Input } from "./server/input.js";
import { kernelVersion } from "./server/kernel-info.js";
import { answer, requestHandlers } from "./server/requests.js";
import { type Channel, Server } from "./server/server.js";
import { Variables } from "./variables.js";

/** The compiler is made ready this long after the start if nobody asks anything, */
const LOAD_AFTER_MS = 400;
/** else once nobody has asked anything for this long: a front end's first questions do not wait for it. */
const QUIET_MS = 40;
/** The compiler's code is kept when it has been used for this long. */
const SAVE_AFTER_MS = 10_000;

/** Starts the kernel; from here on it lives by its messages. */
export async function startKernel(connection: Connection): Promise<void> {
  const interrupts = new Interrupts();
  const variables = new Variables();
  const server = await Server.start(connection, interrupts);
  const { publisher, streams } = server;
  const comms = new Comms(publisher);
  const widgets = new Widgets(comms);
  const history = new History(historyFile());

  let tslab: Tslab | undefined;
  const compilerCode = () => (tslab ??= loadTslab());
  let opened: Workshop | undefined;
  const display = (content: unknown, update: boolean) =>
    publisher.publish(update ? "update_display_data" : "display_data", content);
  const workshop = () => (opened ??= openWorkshop(compilerCode(), variables, interrupts, display));

  let prepared = false;
  const prepare = () => {
    if (prepared) return;
    prepared = true;
    const { compiler } = workshop();
    // The first cell finds everything warm; its code is kept for the next start of a kernel.
    compiler.compile("console.log(await 0)", 0, new Set());
    setTimeout(() => compiler.tslab.saveCode(), SAVE_AFTER_MS).unref();
  };
  let soon: NodeJS.Timeout | undefined;
  const prepareAfter = (milliseconds: number) => {
    clearTimeout(soon);
    if (prepared) return;
    const mine = setTimeout(() => {
      // What came while the process was busy is answered first, and begins another wait.
      void server.settled().then(() => mine === soon && prepare());
    }, milliseconds);
    soon = mine;
  };
  const flush = () => {
    widgets.flush();
    streams.flush();
  };
  const execution = new Execution(workshop, variables, interrupts);
  const queue = new ExecuteQueue({
    execution,
    publisher,
    history,
    flush,
    reply: (message, type, content) => server.reply("shell", message, type, content),
    settled: () => server.settled(),
  });
  const input = new Input((parent, content) => {
    streams.flush();
    server.reply("stdin", parent, "input_request", content);
  }, interrupts);
  let leaving = false;
  const handlers = requestHandlers({
    workshop,
    history,
    comms,
    // A cell that was sent before the interrupt, while the kernel was busy, has yet to arrive and to be stopped.
    interrupt: async () => {
      await server.settled();
      // What is told of the interrupt prints at the cell.
      runFor(undefined, () => interrupts.raise());
    },
    leave: () => {
      leaving = true;
    },
  });

  const respond = async (channel: Channel, message: Message) => {
    publisher.publish("status", { execution_state: "busy" });
    try {
      const content = await answer(handlers, message);
      if (content) server.reply(channel, message, message.header.msg_type.replace(/_request$/, "_reply"), content);
    } catch (error) {
      showError("", error, undefined);
    }
    flush();
    publisher.publish("status", { execution_state: "idle" });
    if (leaving) {
      await server.flushed();
      process.exit(0);
    }
    prepareAfter(QUIET_MS);
  };
  server.onMessage = (channel, message) => {
    if (channel === "stdin") input.answer(message);
    else if (message.header.msg_type === "execute_request") queue.push(message);
    else void runFor({ message }, () => respond(channel, message));
  };

  /** What nobody caught, at the cell whose code made it. */
  const showError = (prefix: string, error: unknown, cause: Cause | undefined) => {
    if (error instanceof KeyboardInterrupt) return;
    const { traceback } = errorContent(error);
    runFor(cause, () => streams.write("stderr", `${prefix}${traceback.join("\n")}\n`));
  };
  const causeOf = (error: unknown) => {
    const place = error instanceof Error ? cellPlace(String(error.stack)) : undefined;
    return place && causeOfCell(place.count);
  };

  mapStacks();
  captureStandardStreams(streams);
  process.on("SIGINT", () => {
    if (!interrupts.flags.takeOwnSignal() || interrupts.flags.interrupted) interrupts.raise();
  });
  process.on("SIGTERM", () => process.exit(0));
  process.on("uncaughtException", (error) => showError("Uncaught ", error, causeOf(error)));
  process.on("unhandledRejection", (error) => showError("Unhandled rejection: ", error, causeOf(error)));
  process.on("exit", () => server.close());
  publishApi(kernelApi({ version: kernelVersion, comms, widgets, publisher, input, queue, interrupts }));
  server.listen();
  setImmediate(compilerCode);
  prepareAfter(LOAD_AFTER_MS);
}

function historyFile(): string {
  const base = process.env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share");
  return process.env["OMIXEL_KERNEL_HISTORY"] ?? join(base, "omixel-kernel", "history.jsonl");
}
