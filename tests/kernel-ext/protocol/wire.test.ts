import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isKernelTag } from "../tags.js";
import { Wire } from "../../../kernel-ext/src/protocol/wire.js";

const wire = new Wire("secret", "session-1");
const ids = [Buffer.from("client"), Buffer.from("hop")];

describe("a message", () => {
  test("comes back as it was, with identities, buffers and parent", () => {
    const first = wire.parse(wire.frames({ type: "execute_request", content: { code: "1" } }));
    const buffers = [Uint8Array.of(1, 2), new Uint8Array()];
    const message = wire.parse(
      wire.frames({ type: "comm_msg", content: { a: "é" }, parent: first, metadata: { m: 1 }, ids, buffers }),
    );
    expect(message.ids).toEqual(ids);
    expect(message.header).toMatchObject({ msg_type: "comm_msg", session: "session-1", version: "5.3" });
    expect(message.parent).toEqual(first.header);
    expect(message.metadata).toEqual({ m: 1 });
    expect(message.content).toEqual({ a: "é" });
    expect(message.buffers).toEqual(buffers);
  });

  test("passes its buffers on without a copy", () => {
    const buffer = new Uint8Array(10);
    expect(wire.frames({ type: "comm_msg", content: {}, buffers: [buffer] }).at(-1)).toBe(buffer);
  });

  test("survives any identities, content and buffers", () => {
    const bytes = fc.uint8Array({ maxLength: 30 });
    const input = fc.tuple(fc.array(bytes, { maxLength: 3 }), fc.dictionary(fc.string(), fc.json()), fc.array(bytes));
    fc.assert(
      fc.property(input, ([routes, content, buffers]) => {
        const routing = routes.filter((id) => Buffer.from(id).toString("latin1") !== "<IDS|MSG>");
        const message = wire.parse(wire.frames({ type: "t", content, ids: routing, buffers }));
        expect(message.content).toEqual(content);
        expect(message.ids.length).toBe(routing.length);
        expect(message.buffers).toEqual(buffers);
      }),
    );
  });
});

describe("a message that is not right", () => {
  const good = () => wire.frames({ type: "execute_request", content: { code: "1" } });

  test("is refused when it was signed with another key", () => {
    const forged = new Wire("other").frames({ type: "execute_request", content: { code: "1" } });
    expect(() => wire.parse(forged)).toThrow(/not signed with this kernel's key/);
  });

  test.each([2, 3, 4, 5])("is refused when frame %i was changed", (at) => {
    const frames = good();
    frames[at] = Buffer.from(frames[at]!.toString() + " ");
    expect(() => wire.parse(frames)).toThrow(/not signed/);
  });

  test("is refused before anything is parsed", () => {
    const frames = good();
    frames[5] = Buffer.from("{not json");
    expect(() => wire.parse(frames)).toThrow(/not signed/);
  });

  const unsigned = new Wire("");
  const text = (...parts: string[]) => [
    Buffer.from("<IDS|MSG>"),
    Buffer.from(""),
    ...parts.map((part) => Buffer.from(part)),
  ];
  test.each([
    ["no delimiter", [Buffer.from("x")], /no delimiter/],
    ["too few parts", text("{}", "{}"), /2 of 4 parts/],
    ["no JSON", text("{", "{}", "{}", "{}"), /not JSON in UTF-8/],
    ["no object", text("{}", "[]", "{}", "{}"), /not a JSON object/],
    ["no type", text("{}", "{}", "{}", "{}"), /lacks msg_type/],
    ["invalid UTF-8", [...text("{}", "{}", "{}"), Buffer.from([0x7b, 0xff, 0x7d])], /not JSON in UTF-8/],
  ])("is refused when it has %s", (_, frames, message) => {
    expect(() => unsigned.parse(frames)).toThrow(message);
  });
});

test("10,000 mutated messages are read or refused, never accepted unsigned", () => {
  const frames = wire.frames({ type: "execute_request", content: { code: "1 + 1" }, ids, buffers: [Uint8Array.of(1)] });
  let seed = 12345;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let refused = 0;
  for (let i = 0; i < 10_000; i++) {
    const mutated = frames.map((frame) => Buffer.from(frame));
    const at = random(mutated.length);
    const kind = random(5);
    if (kind === 0) mutated.splice(at, 1);
    else if (kind === 1) mutated.splice(at, 0, Buffer.from(Array.from({ length: random(40) }, () => random(256))));
    else if (kind === 2) mutated[at] = mutated[at]!.subarray(0, random(mutated[at]!.length + 1));
    else if (kind === 3) mutated.length = at;
    else if (mutated[at]!.length > 0) mutated[at]![random(mutated[at]!.length)]! ^= 1 + random(255);
    try {
      const message = wire.parse(mutated);
      // Only identities and buffers are outside the signature.
      expect(message.header).toEqual(wire.parse(frames).header);
      expect(message.content).toEqual({ code: "1 + 1" });
    } catch (error) {
      if (!isKernelTag(error, "WrongSignature") && !isKernelTag(error, "MalformedMessage")) throw error;
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(5000);
});
