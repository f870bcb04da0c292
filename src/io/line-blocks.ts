const newline = 10;

/**
 * Regroups pieces of text into blocks that each end with a line end, so that a parser never sees half a line. Only the
 * line that two pieces share is copied. A last line without a line end gets one.
 */
export async function* lineBlocks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(newline);
    if (last < 0) {
      begun.push(chunk);
      continue;
    }
    let from = 0;
    if (begun.length > 0) {
      from = chunk.indexOf(newline) + 1;
      yield Buffer.concat([...begun, chunk.subarray(0, from)]);
    }
    if (from <= last) yield chunk.subarray(from, last + 1);
    begun = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
  }
  if (begun.length > 0) yield Buffer.concat([...begun, Buffer.of(newline)]);
}
