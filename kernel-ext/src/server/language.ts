import type { Compiler } from "../compiler/compiler.js";
import type { QuickInfo } from "../compiler/tslab.js";

/** Jupyter counts characters, JavaScript counts UTF-16 units: a character beyond U+FFFF is two of them. */
export function toUnits(text: string, characters: number): number {
  let units = 0;
  for (const character of text) {
    if (characters-- <= 0) break;
    units += character.length;
  }
  return units;
}

/** The way back of `toUnits`. */
export function toCharacters(text: string, units: number): number {
  return [...text.slice(0, units)].length;
}

/** The content of a complete_reply. */
export function complete(compiler: Compiler, code: string, cursor: number): Record<string, unknown> {
  const { start, end, candidates, original } = compiler.complete(code, toUnits(code, cursor));
  const kinds = new Map(original?.entries?.map(({ name, kind }) => [name, kind]));
  const [from, to] = [toCharacters(code, start), toCharacters(code, end)];
  const types = candidates.map((text) => ({ text, type: kinds.get(text) ?? "", start: from, end: to }));
  return {
    matches: candidates,
    cursor_start: from,
    cursor_end: to,
    metadata: { _jupyter_types_experimental: types },
  };
}

/** The content of an inspect_reply: the signature and the documentation of what is at the cursor. */
export function inspectAt(compiler: Compiler, code: string, cursor: number): Record<string, unknown> {
  const position = toUnits(code, cursor);
  // A cursor behind a name or behind its opening parenthesis means the name.
  const info =
    compiler.inspect(code, position) ??
    compiler.inspect(code, Math.max(0, position - 1)) ??
    named(compiler, code, position);
  if (!info) return { found: false, data: {}, metadata: {} };
  const signature = join(info.displayParts);
  const documentation = join(info.documentation);
  const tags = (info.tags ?? []).map(describeTag);
  const plain = [signature, documentation, ...tags.map((tag) => tag.plain)].filter(Boolean).join("\n\n");
  const markdown = [`\`\`\`typescript\n${signature}\n\`\`\``, documentation, ...tags.map((tag) => tag.markdown)];
  return {
    found: true,
    data: { "text/plain": plain, "text/markdown": markdown.filter(Boolean).join("\n\n") },
    metadata: {},
  };
}

function named(compiler: Compiler, code: string, position: number): QuickInfo | undefined {
  const call = /([\w$]+)\s*\([^()]*$/.exec(code.slice(0, position));
  return call ? compiler.inspect(code, call.index) : undefined;
}

function join(parts: readonly { readonly text: string }[] | undefined): string {
  return (parts ?? []).map(({ text }) => text).join("");
}

function describeTag({ name, text }: NonNullable<QuickInfo["tags"]>[number]): { plain: string; markdown: string } {
  const content = join(text);
  if (name === "example") {
    const fenced = content.includes("```") ? content : `\`\`\`typescript\n${content.trim()}\n\`\`\``;
    return { plain: `@example\n${content}`, markdown: `*Example*\n\n${fenced}` };
  }
  return { plain: `@${name} ${content}`.trim(), markdown: `*@${name}* ${content}`.trim() };
}
