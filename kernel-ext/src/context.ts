import { AsyncLocalStorage } from "node:async_hooks";
import type { Message } from "./protocol/message.js";

/** What the code that runs now was caused by: every output goes to the cell whose code made it, however late. */
export interface Cause {
  readonly message: Message;
  /** The number shown at the cell; none for other messages. */
  readonly count?: number | undefined;
  /** Where printed text and pictures go, if not to the message: the cell that set up a callback. */
  readonly cell?: Message | undefined;
}

const storage = new AsyncLocalStorage<Cause | undefined>();
const cells = new Map<number, Cause>();
let latestCell: Cause | undefined;

/** Cells whose late output still finds its way by number. */
const REMEMBERED = 500;

/** Runs work, and whatever it starts, on behalf of a message. */
export function runFor<T>(cause: Cause | undefined, work: () => T): T {
  if (cause?.count !== undefined) remember(cause, cause.count);
  return storage.run(cause, work);
}

/** The message behind the running code; code that lost its trace belongs to the latest cell. */
export function currentCause(): Cause | undefined {
  return storage.getStore() ?? latestCell;
}

/** Where printed text, pictures and errors of the running code go. */
export function outputParent(): Message | undefined {
  const cause = currentCause();
  return cause?.cell ?? cause?.message;
}

/** The latest cell with this number. */
export function causeOfCell(count: number): Cause | undefined {
  return cells.get(count);
}

function remember(cause: Cause, count: number): void {
  latestCell = cause;
  cells.delete(count);
  cells.set(count, cause);
  if (cells.size > REMEMBERED) cells.delete(cells.keys().next().value!);
}
