import { beforeEach, describe, expect, test } from "@jest/globals";
import { Comms } from "../../../kernel-ext/src/comms/comms.js";
import { recorder, request } from "../recording.js";

let record: ReturnType<typeof recorder>;
let comms: Comms;
beforeEach(() => {
  record = recorder();
  comms = new Comms(record.publisher);
});
const arrive = (type: string, content: object) => comms.handle(request(type, content));

describe("a comm that the kernel opens", () => {
  test("tells its target, sends, receives and closes", async () => {
    const comm = comms.open("target", { a: 1 }, { metadata: { version: "2" }, buffers: [Uint8Array.of(1)] });
    const received: unknown[] = [];
    comm.onMessage = ({ data }) => received.push(data);
    comm.send({ b: 2 });
    await arrive("comm_msg", { comm_id: comm.id, data: { c: 3 } });
    expect(received).toEqual([{ c: 3 }]);
    expect(comms.info()).toEqual({ [comm.id]: { target_name: "target" } });
    expect(comms.info("other")).toEqual({});
    comm.close();
    comm.close();
    comm.send({ late: true });
    expect(record.types()).toEqual(["comm_open", "comm_msg", "comm_close"]);
    expect(record.messages[0]).toMatchObject({
      content: { comm_id: comm.id, target_name: "target", data: { a: 1 } },
      metadata: { version: "2" },
    });
    expect(comms.info()).toEqual({});
  });

  test("is told when the front end closes it", async () => {
    const comm = comms.open("t");
    let closed = 0;
    comm.onClose = () => closed++;
    await arrive("comm_close", { comm_id: comm.id, data: {} });
    await arrive("comm_close", { comm_id: comm.id, data: {} });
    await arrive("comm_msg", { comm_id: comm.id, data: {} });
    expect(closed).toBe(1);
    expect(comm.closed).toBe(true);
    expect(record.types()).toEqual(["comm_open"]);
  });
});

describe("a comm that the front end opens", () => {
  test("reaches its target", async () => {
    const opened: unknown[] = [];
    const undo = comms.registerTarget("mine", (comm, { data }) => opened.push([comm.id, data]));
    await arrive("comm_open", { comm_id: "x", target_name: "mine", data: { a: 1 } });
    expect(opened).toEqual([["x", { a: 1 }]]);
    undo();
    await arrive("comm_open", { comm_id: "y", target_name: "mine", data: {} });
    expect(record.types()).toEqual(["comm_close"]);
  });

  test("is closed when nobody or nobody well answers", async () => {
    await arrive("comm_open", { comm_id: "x", target_name: "unknown", data: {} });
    expect(record.messages[0]!.content).toEqual({ comm_id: "x", data: {} });
    comms.registerTarget("bad", () => {
      throw new Error("handler");
    });
    await expect(arrive("comm_open", { comm_id: "z", target_name: "bad" })).rejects.toThrow("handler");
    expect(record.messages[1]).toMatchObject({ header: { msg_type: "comm_close" }, content: { comm_id: "z" } });
    expect(comms.info()).toEqual({});
  });
});
