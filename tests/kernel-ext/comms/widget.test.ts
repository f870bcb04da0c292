import { beforeEach, describe, expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Comms } from "../../../kernel-ext/src/comms/comms.js";
import type { Widget, WidgetOptions } from "../../../kernel-ext/src/comms/widget.js";
import { Widgets } from "../../../kernel-ext/src/comms/widgets.js";
import { runFor } from "../../../kernel-ext/src/context.js";
import { recorder, request } from "../recording.js";

const model = { module: "mine", name: "CurveModel", version: "1.0.0" };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let record: ReturnType<typeof recorder>;
let comms: Comms;
let widgets: Widgets;
beforeEach(() => {
  record = recorder();
  comms = new Comms(record.publisher);
  widgets = new Widgets(comms);
});
const create = (options: Partial<WidgetOptions> = {}) => widgets.create({ model, ...options });
const arrive = (widget: Widget, data: object, buffers: Uint8Array[] = []) => {
  const message = { ...request("comm_msg", { comm_id: widget.id, data }), buffers };
  return runFor({ message }, () => comms.handle(message));
};
const sent = () => record.messages.slice(1).map(({ content }) => content["data"]);

describe("a new widget", () => {
  test("opens a comm with its classes, its state and its buffers", () => {
    const widget = create({ state: { value: 1, pixels: Uint8Array.of(1, 2) } });
    const [open] = record.messages;
    expect(open!.metadata).toEqual({ version: "2.1.0" });
    expect(open!.content).toMatchObject({ comm_id: widget.id, target_name: "jupyter.widget" });
    expect(open!.content["data"]).toEqual({
      state: {
        _model_module: "mine",
        _model_name: "CurveModel",
        _model_module_version: "1.0.0",
        _view_module: "mine",
        _view_name: "CurveView",
        _view_module_version: "1.0.0",
        _view_count: null,
        _dom_classes: [],
        layout: null,
        tabbable: null,
        tooltip: null,
        value: 1,
      },
      buffer_paths: [["pixels"]],
    });
  });

  test("late values are known at once and sent after what shows the widget", async () => {
    const pixels = Uint8Array.of(1, 2);
    const widget = create({ state: { value: 1, pixels }, late: ["pixels"] });
    expect(record.messages[0]!.content["data"]).not.toHaveProperty("state.pixels");
    expect([record.messages.length, widget.get("pixels")]).toEqual([1, pixels]);
    widgets.flush();
    expect(sent()).toEqual([{ method: "update", state: {}, buffer_paths: [["pixels"]] }]);
    const second = create({ state: { pixels }, late: ["pixels"] });
    second.close();
    expect(record.messages.filter(({ content }) => content["comm_id"] === second.id)).toHaveLength(3);
    create({ state: { pixels }, late: ["pixels"] });
    const before = record.messages.length;
    await sleep(200);
    expect(record.messages.slice(before).map(({ content }) => content["data"])).toEqual(sent().slice(0, 1));
  });

  test("shows itself with a picture beside the view", () => {
    const widget = create({ picture: () => ({ "text/html": "<i>p</i>" }) });
    const bundle = (widget as unknown as Record<symbol, () => Record<string, unknown>>)[
      Symbol.for("Jupyter.display")
    ]!.call(widget);
    expect(Object.keys(bundle)).toEqual(["text/plain", "text/html", "application/vnd.jupyter.widget-view+json"]);
    expect(bundle["application/vnd.jupyter.widget-view+json"]).toEqual({
      version_major: 2,
      version_minor: 0,
      model_id: widget.id,
    });
  });
});

describe("updates from the kernel", () => {
  test("are merged: the first goes out at once, the last always", async () => {
    const widget = create({ state: { value: 0, other: 0 } });
    for (let i = 1; i <= 5000; i++) widget.set("value", i);
    widget.set({ other: 2 });
    await sleep(60);
    expect(sent()[0]).toEqual({ method: "update", state: { value: 1 }, buffer_paths: [] });
    expect(sent().at(-1)).toEqual({ method: "update", state: { value: 5000, other: 2 }, buffer_paths: [] });
    // A busy machine may take longer for the loop than updates are held back.
    expect(sent().length).toBeLessThan(20);
  });

  test("that change nothing are not sent, those of contents are", async () => {
    const list = [1];
    const widget = create({ state: { value: 1, list } });
    widget.set("value", 1);
    expect(sent()).toEqual([]);
    list.push(2);
    widget.set("list", list);
    expect(sent()).toEqual([{ method: "update", state: { list: [1, 2] }, buffer_paths: [] }]);
  });

  test("appended values arrive complete, in order, and only once", async () => {
    const widget = create({ state: { curve: [0] } });
    for (let i = 1; i <= 1000; i++) {
      widget.append("curve", [i]);
      if (i % 100 === 0) await sleep(5);
    }
    widget.flush();
    const parts = sent().map((data) => (data as { content: { append: { curve: number[] } } }).content.append.curve);
    expect(parts.flat()).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    expect(parts.length).toBeLessThan(20);
    expect((widget.get("curve") as number[]).length).toBe(1001);
  });

  test("a list that was set and then grew is sent whole", () => {
    const widget = create({ state: { curve: [0] } });
    widget.set("curve", [5]);
    widget.set("curve", [6]);
    widget.append("curve", [7]);
    widget.flush();
    expect(sent().at(-1)).toEqual({ method: "update", state: { curve: [6, 7] }, buffer_paths: [] });
  });

  test("go out before a custom message", () => {
    const widget = create();
    widget.set("a", 1);
    widget.set("b", 2);
    widget.send({ hello: 1 }, [new Uint16Array([1])]);
    expect(sent().map((data) => (data as { method: string }).method)).toEqual(["update", "update", "custom"]);
    expect(record.messages.at(-1)!.buffers[0]!.length).toBe(2);
  });

  test("end with the widget", () => {
    const widget = create();
    let closed = 0;
    widget.on("close", () => closed++);
    widget.close();
    widget.set("a", 1);
    widget.send({});
    widget.close();
    expect(record.types()).toEqual(["comm_open", "comm_close"]);
    expect(closed).toBe(1);
  });
});

describe("updates from the front end", () => {
  test("are echoed first, exactly as they came, then applied, then told", async () => {
    const widget = create({ state: { value: 0, pixels: new Uint8Array() } });
    const told: unknown[] = [];
    widget.on("change:value", (value) => {
      told.push(value, widget.get("pixels"));
      widget.set("double", 2 * (value as number));
      widget.set("value", value);
    });
    await arrive(widget, { method: "update", state: { value: 4 }, buffer_paths: [["pixels"]] }, [Uint8Array.of(9)]);
    expect(told).toEqual([4, Uint8Array.of(9)]);
    widget.flush();
    expect(sent()).toEqual([
      { method: "echo_update", state: { value: 4 }, buffer_paths: [["pixels"]] },
      { method: "update", state: { double: 8 }, buffer_paths: [] },
    ]);
    expect(record.messages[1]!.buffers.length).toBe(1);
  });

  test("that are corrected go back corrected", async () => {
    const widget = create({ state: { value: 0 }, correct: ({ value }) => ({ value: Math.min(10, value as number) }) });
    await arrive(widget, { method: "update", state: { value: 99 }, buffer_paths: [] });
    widget.flush();
    expect(sent()).toEqual([
      { method: "echo_update", state: { value: 99 }, buffer_paths: [] },
      { method: "update", state: { value: 10 }, buffer_paths: [] },
    ]);
  });

  test("whose buffers do not match their paths change nothing", async () => {
    const widget = create({ state: { value: 0 } });
    await expect(arrive(widget, { method: "update", state: { value: 1 }, buffer_paths: [["x"]] })).rejects.toThrow(
      /0 buffers/,
    );
    expect(widget.get("value")).toBe(0);
    expect(sent()).toEqual([]);
  });

  test("a request for the state and custom messages are answered", async () => {
    const widget = create({ state: { value: 3 } });
    widget.on("message", (content, buffers) => widget.send({ got: content }, [...buffers]));
    await arrive(widget, { method: "request_state" });
    await arrive(widget, { method: "custom", content: { a: 1 } }, [Uint8Array.of(1)]);
    await arrive(widget, { method: "unknown" });
    expect(sent()).toMatchObject([
      { method: "update", state: { value: 3, _model_name: "CurveModel" } },
      { method: "custom", content: { got: { a: 1 } } },
    ]);
  });
});

const recordings = fileURLToPath(new URL("../../../../shared/fixtures/ipywidgets-comm/", import.meta.url));
const recorded = existsSync(recordings) ? test : test.skip;
recorded("a slider's traffic has the shape that was recorded with ipywidgets", async () => {
  const { messages } = JSON.parse(readFileSync(`${recordings}int-slider.json`, "utf8")) as {
    messages: {
      dir: string;
      msg_type: string;
      metadata: object;
      content: { data?: { method?: string; state?: Record<string, unknown> } };
    }[];
  };
  const theirs = messages.filter(
    ({ dir, msg_type, content }) => dir === "kernel->frontend" && msg_type === "comm_msg" && content.data?.state,
  );
  const corrected = theirs
    .filter(({ content }) => "value" in content.data!.state! && Object.keys(content.data!.state!).length === 1)
    .map(({ content }) => content.data);
  const widget = create({ state: { value: 7 }, correct: ({ value }) => ({ value: Math.min(10, value as number) }) });
  await arrive(widget, { method: "update", state: { value: 99 }, buffer_paths: [] });
  widget.flush();
  for (const data of sent()) expect(corrected).toContainEqual(data);
  const open = messages.find(
    ({ msg_type, content }) => msg_type === "comm_open" && content.data?.state?.["_model_name"] === "IntSliderModel",
  )!;
  expect(Object.keys(record.messages[0]!.metadata)).toEqual(Object.keys(open.metadata));
  for (const name of [
    "_model_module",
    "_model_name",
    "_model_module_version",
    "_view_module",
    "_view_name",
    "_view_module_version",
    "_view_count",
    "layout",
  ]) {
    expect(Object.keys(open.content.data!.state!)).toContain(name);
    expect(Object.keys((record.messages[0]!.content["data"] as { state: object }).state)).toContain(name);
  }
});
