import { describe, expect, test } from "@jest/globals";
import { help, readCommand } from "../../../kernel-ext/src/install/command.js";

describe("the command line", () => {
  test("says what, where and under which name", () => {
    expect(readCommand(["install"])).toEqual({ verb: "install", place: undefined, name: "omixel" });
    expect(readCommand(["install", "--prefix", "/env", "--name=dev"])).toEqual({
      verb: "install",
      place: { kind: "prefix", prefix: "/env" },
      name: "dev",
    });
    expect(readCommand(["uninstall", "--user"]).place).toEqual({ kind: "user" });
    expect(readCommand(["doctor", "--sys-prefix"]).place).toEqual({ kind: "sys-prefix" });
  });

  test.each([
    [["instal"], /no command "instal".*Use one of: install/],
    [[], /No command/],
    [["install", "--prefx", "/env"], /no flag "--prefx".*Use one of: --prefix/],
    [["install", "--sysprefix"], /no flag "--sysprefix".*Use one of: --sys-prefix/],
    [["install", "--user", "--prefix", "/env"], /--prefix and --user name two places/],
    [["install", "--prefix"], /omixel-kernel help/],
    [["install", "--prefix="], /--prefix is empty/],
    [["install", "here"], /here/],
    [["install", "--name", "my kernel"], /cannot be named "my kernel"/],
    [["uninstall", "--name", ".."], /cannot be named "\.\."/],
  ])("refuses %j with what is right", (args, message) => {
    expect(() => readCommand(args)).toThrow();
    try {
      readCommand(args);
    } catch (error) {
      expect(String(error)).toMatch(message);
    }
  });

  test("the help names every flag", () => {
    for (const flag of ["--user", "--sys-prefix", "--prefix DIR", "--name NAME"]) expect(help).toContain(flag);
  });
});
