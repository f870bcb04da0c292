import { Compiler } from "../compiler/compiler.js";
import { EditedText } from "../compiler/edits.js";
import { added, interruptPoints } from "../compiler/loop-guards.js";
import type { Tslab, TypeScript } from "../compiler/tslab.js";
import type { Interrupts } from "../interrupts.js";
import type { Variables } from "../variables.js";
import type { Workshop } from "./execution.js";
import { Modules } from "./modules.js";
import { Runner } from "./runner.js";

/** Makes the compiler ready, and what runs its output; takes about a second. */
export function openWorkshop(
  tslab: Tslab,
  variables: Variables,
  interrupts: Interrupts,
  displayData: unknown,
): Workshop {
  const compiler = new Compiler(tslab);
  const modules = new Modules(process.cwd(), (code) => localFile(tslab.ts, code));
  modules.provided.set("tslab", tslab.publicModule);
  // tslab sets this at each cell; here it is always the same.
  Object.defineProperty(tslab.displayModule, "lastWriteDisplayData", { get: () => displayData, set: () => undefined });
  const runner = new Runner(variables, modules, interrupts);
  shareWithFiles(runner, interrupts);
  return { compiler, modules, runner };
}

const slot = "omixel.kernel.guards";

/** Local files are interrupted as cells are. */
function localFile(ts: TypeScript, code: string): string {
  const file = ts.createSourceFile("file.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const guarded = new EditedText(code, interruptPoints(ts, file)).text;
  const { outputText } = ts.transpileModule(guarded, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, esModuleInterop: true, target: ts.ScriptTarget.ES2022 },
  });
  return `const {${Object.values(added).join(",")}}=globalThis[Symbol.for("${slot}")];${outputText}`;
}

function shareWithFiles({ wait, waitEach }: Runner, { flags, check }: Interrupts): void {
  const guards = {
    [added.flags]: flags.words,
    [added.stop]: check,
    [added.wait]: wait,
    [added.waitEach]: waitEach,
  };
  (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(slot)] = guards;
}
