import type { Node, SourceFile } from "@tslab/typescript-for-tslab";
import type { Edit } from "./edits.js";
import type { TypeScript } from "./tslab.js";

/** Names that the kernel adds to a cell's code. */
export const added = {
  flags: "__omixel_flags",
  stop: "__omixel_stop",
  wait: "__omixel_wait",
  waitEach: "__omixel_waitEach",
  cell: "__omixel_cell",
  value: "__omixel_value",
} as const;

const guard = `if(${added.flags}[0])${added.stop}();`;

/**
 * Edits that let an interrupt into code: each loop looks at the interrupt flag, each `await` ends when an interrupt
 * comes. Without them, a loop after an `await` could not be stopped at all.
 */
export function interruptPoints(ts: TypeScript, file: SourceFile): Edit[] {
  const edits: Edit[] = [];
  const insert = (start: number, text: string) => edits.push({ start, length: 0, text });
  const wrap = (node: Node, name: string) => {
    insert(node.getStart(file), `${name}(`);
    insert(node.end, ")");
  };
  const visit = (node: Node): void => {
    if (ts.isIterationStatement(node, false)) {
      const body = node.statement;
      if (ts.isForOfStatement(node) && node.awaitModifier) wrap(node.expression, added.waitEach);
      if (ts.isBlock(body)) insert(body.getStart(file) + 1, guard);
      else insert(body.getStart(file), `{${guard}`);
      ts.forEachChild(node, visit);
      if (!ts.isBlock(body)) insert(body.end, "}");
      return;
    }
    if (ts.isAwaitExpression(node)) {
      insert(node.expression.getStart(file), `${added.wait}(`);
      ts.forEachChild(node, visit);
      insert(node.expression.end, ")");
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits;
}
