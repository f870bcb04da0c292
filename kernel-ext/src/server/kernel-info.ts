import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { protocolVersion } from "../protocol/wire.js";

const require = createRequire(import.meta.url);

function versionOf(packageName: string): string {
  const file = require.resolve(`${packageName}/package.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** Version of this kernel. */
export const kernelVersion = versionOf("omixel-kernel");

/** What a front end asks first; answered before the compiler is loaded. */
export function kernelInfo(): Record<string, unknown> {
  const typescript = versionOf("@tslab/typescript-for-tslab");
  return {
    protocol_version: protocolVersion,
    implementation: "omixel",
    implementation_version: kernelVersion,
    banner: `omixel ${kernelVersion}: TypeScript ${typescript} on Node ${process.versions.node}`,
    debugger: false,
    help_links: [],
    language_info: {
      name: "typescript",
      version: typescript,
      mimetype: "text/typescript",
      file_extension: ".ts",
      // Lab goes by the mode, Notebook by name and flag.
      codemirror_mode: { name: "javascript", typescript: true, mode: "typescript" },
      pygments_lexer: "typescript",
      nbconvert_exporter: "script",
    },
  };
}
