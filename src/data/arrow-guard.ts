import { ByteBuffer } from "flatbuffers";

// The Arrow library takes every list in a file's metadata for as long as the file says it is; in a damaged file that can
// be two billion, and it loops, or fills the memory, long before it fails. No list has more entries than there are bytes.
const lengthOf = Object.getOwnPropertyDescriptor(ByteBuffer.prototype, "__vector_len")!.value as (
  offset: number,
) => number;

/** Makes the Arrow library refuse metadata with lists that cannot be. Once is enough. */
export function guardMetadata(): void {
  ByteBuffer.prototype.__vector_len = function (this: ByteBuffer, offset: number): number {
    const length = lengthOf.call(this, offset);
    if (length < 0 || length > this.capacity()) throw new RangeError("A list in the metadata is longer than the file");
    return length;
  };
}
