import { expect, test } from "@jest/globals";
import { proxyFor } from "../../../src/io/remote/proxy.js";

const [plain, secret] = [new URL("http://data.example.org/a"), new URL("https://data.example.org/a")];

test("each kind of address has its proxy, lower case first, one for all else", () => {
  const environment = { HTTP_PROXY: "http://p:1", https_proxy: "http://q:2", HTTPS_PROXY: "http://r:3" };
  expect(proxyFor(plain, environment)?.host).toBe("p:1");
  expect(proxyFor(secret, environment)?.host).toBe("q:2");
  expect(proxyFor(secret, { ALL_PROXY: "q:2" })?.href).toBe("http://q:2/");
  expect(proxyFor(secret, {})).toBeUndefined();
  expect(proxyFor(secret, { HTTPS_PROXY: "" })).toBeUndefined();
});

test.each([
  ["*", true],
  ["example.org", true],
  [".example.org", true],
  ["*.example.org", true],
  ["localhost, data.example.org:443", true],
  ["data.example.org:80", false],
  ["ample.org", false],
  ["", false],
])("NO_PROXY=%s", (list, direct) => {
  expect(proxyFor(secret, { HTTPS_PROXY: "http://q:2", NO_PROXY: list }) === undefined).toBe(direct);
});
