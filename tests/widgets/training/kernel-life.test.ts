import { expect, test } from "@jest/globals";
import { watchKernel } from "../../../widgets/src/training/kernel-life.js";

type Listener = (...values: never[]) => void;

function aSignal() {
  const listeners = new Set<Listener>();
  return {
    listeners,
    connect: (listener: Listener) => listeners.add(listener),
    disconnect: (listener: Listener) => listeners.delete(listener),
    emit: (value?: unknown) => listeners.forEach((listener) => listener(undefined as never, value as never)),
  };
}

function aModel() {
  const events = new Map<string, Set<Listener>>();
  const of = (event: string) => events.get(event) ?? events.set(event, new Set()).get(event)!;
  const kernel = { statusChanged: aSignal(), disposed: aSignal() };
  const model = {
    comm_live: true,
    widget_manager: { kernel },
    on: (event: string, listener: Listener) => of(event).add(listener),
    off: (event: string, listener: Listener) => of(event).delete(listener),
  };
  const count = () =>
    [...events.values()].reduce((sum, set) => sum + set.size, 0) +
    kernel.statusChanged.listeners.size +
    kernel.disposed.listeners.size;
  return { model, kernel, count, fire: (event: string) => of(event).forEach((listener) => listener()) };
}

function watched() {
  const one = aModel();
  const told: boolean[] = [];
  const end = new AbortController();
  watchKernel(one.model, (alive) => told.push(alive), end.signal);
  return { ...one, told, end };
}

test("a kernel that is started anew, dies or is let go is told, once", () => {
  for (const status of ["restarting", "autorestarting", "dead", "terminating"]) {
    const { kernel, told } = watched();
    for (const each of ["busy", "idle", status, status]) kernel.statusChanged.emit(each);
    expect(told).toEqual([true, false]);
  }
  const { kernel, told } = watched();
  kernel.disposed.emit();
  expect(told).toEqual([true, false]);
});

test("a closed comm is told, and a page that finds its kernel again too", () => {
  const { model, fire, told } = watched();
  fire("comm:close");
  model.comm_live = true;
  fire("comm_live_update");
  model.comm_live = false;
  fire("comm_live_update");
  expect(told).toEqual([true, false, true, false]);
});

test("a saved page has no kernel from the start", () => {
  const told: boolean[] = [];
  watchKernel({}, (alive) => told.push(alive), new AbortController().signal);
  expect(told).toEqual([false]);
});

test("nothing listens any more once the view has ended", () => {
  const { count, end } = watched();
  expect(count()).toBe(4);
  end.abort();
  expect(count()).toBe(0);
});
