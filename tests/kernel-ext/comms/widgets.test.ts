import { expect, test } from "@jest/globals";
import { Comms } from "../../../kernel-ext/src/comms/comms.js";
import { Widgets } from "../../../kernel-ext/src/comms/widgets.js";
import { recorder, request } from "../recording.js";

const model = { module: "mine", name: "AModel", version: "1.0.0" };

test("a page that was reloaded gets every living widget in one message", async () => {
  const { publisher, messages } = recorder();
  const comms = new Comms(publisher);
  const widgets = new Widgets(comms);
  const first = widgets.create({ model, state: { value: 1, pixels: Uint8Array.of(5) } });
  const second = widgets.create({ model, state: { child: first } });
  widgets.create({ model }).close();
  first.set("value", 2);
  first.set("value", 3);
  await comms.handle(request("comm_open", { comm_id: "c", target_name: "jupyter.widget.control", data: {} }));
  await comms.handle(request("comm_msg", { comm_id: "c", data: { method: "request_states" } }));
  const { content, buffers } = messages.at(-1)!;
  expect(content).toMatchObject({
    comm_id: "c",
    data: {
      method: "update_states",
      states: {
        [first.id]: { model_name: "AModel", model_module: "mine", model_module_version: "1.0.0", state: { value: 3 } },
        [second.id]: { state: { child: `IPY_MODEL_${first.id}` } },
      },
      buffer_paths: [[first.id, "state", "pixels"]],
    },
  });
  expect(Object.keys((content["data"] as { states: object }).states).length).toBe(2);
  expect(buffers).toEqual([Buffer.from([5])]);
});

test("flush sends what is held back in any widget", () => {
  const { publisher, messages } = recorder();
  const widgets = new Widgets(new Comms(publisher));
  const list = [1, 2].map(() => widgets.create({ model }));
  for (const widget of list) for (const value of [1, 2]) widget.set("v", value);
  widgets.flush();
  expect(messages.filter(({ content }) => JSON.stringify(content).includes('"v":2')).length).toBe(2);
});
