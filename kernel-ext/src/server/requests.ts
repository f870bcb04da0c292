import type { Workshop } from "../cells/execution.js";
import type { History, HistoryRequest } from "../cells/history.js";
import type { Comms } from "../comms/comms.js";
import { isComplete } from "../compiler/is-complete.js";
import { errorContent } from "../cells/traceback.js";
import { log } from "../log.js";
import type { Json, Message } from "../protocol/message.js";
import { kernelInfo } from "./kernel-info.js";
import { complete, inspectAt } from "./language.js";

export interface RequestParts {
  readonly workshop: () => Workshop;
  readonly history: History;
  readonly comms: Comms;
  interrupt(): Promise<void>;
  /** Ends the kernel once the reply is out. */
  leave(): void;
}

type Answer = Json | undefined | Promise<Json | undefined>;
type Handler = (content: Json, message: Message) => Answer;

/** Answers for every request but execute_request, by type; what has no reply gives nothing. */
export function requestHandlers(parts: RequestParts): Readonly<Record<string, Handler>> {
  const { workshop, history, comms } = parts;
  const comm: Handler = async (_, message) => {
    await comms.handle(message);
    return undefined;
  };
  return {
    kernel_info_request: () => kernelInfo(),
    complete_request: ({ code, cursor_pos }) => {
      const [text, cursor] = [String(code), Number(cursor_pos)];
      const nothing = { matches: [], cursor_start: cursor, cursor_end: cursor, metadata: {} };
      return orElse(() => complete(workshop().compiler, text, cursor), nothing);
    },
    inspect_request: ({ code, cursor_pos }) => {
      const nothing = { found: false, data: {}, metadata: {} };
      return orElse(() => inspectAt(workshop().compiler, String(code), Number(cursor_pos)), nothing);
    },
    is_complete_request: ({ code }) => ({ ...isComplete(workshop().compiler.tslab.ts, String(code)) }),
    history_request: (content) => ({ history: history.find(content as HistoryRequest) }),
    comm_info_request: ({ target_name }) => ({ comms: comms.info(target_name as string | undefined) }),
    comm_open: comm,
    comm_msg: comm,
    comm_close: comm,
    interrupt_request: async () => {
      await parts.interrupt();
      return {};
    },
    shutdown_request: ({ restart }) => {
      parts.leave();
      return { restart: restart === true };
    },
    debug_request: () => ({}),
  };
}

/** The reply to a request: what its handler says, or the error that it threw. */
export async function answer(
  handlers: ReturnType<typeof requestHandlers>,
  message: Message,
): Promise<Json | undefined> {
  const { msg_type: type } = message.header;
  const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined;
  if (!handler) {
    log(`A message of an unknown type was ignored: ${type.slice(0, 80)}`);
    return undefined;
  }
  const isRequest = type.endsWith("_request");
  try {
    const content = await handler(message.content, message);
    return content && { status: "ok", ...content };
  } catch (error) {
    if (!isRequest) throw error;
    return { status: "error", ...errorContent(error) };
  }
}

/** Completion and hover never show an error: the compiler may stumble over half-written code. */
function orElse(work: () => Json, nothing: Json): Json {
  try {
    return work();
  } catch (error) {
    log(`The compiler could not answer: ${String(error)}`);
    return nothing;
  }
}
