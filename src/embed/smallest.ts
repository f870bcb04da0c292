/**
 * Positions of the `k` smallest keys, in no particular order; of equal keys those with the lowest position.
 * One pass with a heap whose top is the largest key kept.
 */
export function smallest(keys: Float64Array, k: number): Int32Array {
  const heap = Int32Array.from({ length: k }, (_, i) => i);
  for (let at = (k >> 1) - 1; at >= 0; at--) sink(heap, keys, at);
  let limit = keys[heap[0]!]!;
  for (let i = k; i < keys.length; i++) {
    if (keys[i]! >= limit) continue;
    heap[0] = i;
    sink(heap, keys, 0);
    limit = keys[heap[0]!]!;
  }
  return heap;
}

/** Moves an entry down until no child is larger (by key, then by position). */
function sink(heap: Int32Array, keys: Float64Array, at: number): void {
  const moved = heap[at]!;
  const key = keys[moved]!;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && larger(keys, heap[child + 1]!, heap[child]!)) child++;
    const other = heap[child]!;
    if (keys[other]! < key || (keys[other] === key && other < moved)) break;
    heap[at] = other;
    at = child;
  }
  heap[at] = moved;
}

function larger(keys: Float64Array, a: number, b: number): boolean {
  return keys[a]! > keys[b]! || (keys[a] === keys[b] && a > b);
}
