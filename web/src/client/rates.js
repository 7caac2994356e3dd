/** What the counters of a server say of the time between two moments. */

/**
 * What came within a second, the age of the pictures that were sent in milliseconds, and Java's heap.
 *
 * @param {object} last word of kind "overview"
 * @param {object} word the next one
 * @param {number} seconds between them
 */
export function rates(last, word, seconds) {
  const second = (member) => Math.max(0, word[member] - last[member]) / seconds || 0;
  const latencies = word.latencies - last.latencies;
  return {
    frames: second("updates"),
    data: second("bytes"),
    age: latencies > 0 ? ((word.latency_seconds - last.latency_seconds) / latencies) * 1000 : 0,
    processor: second("processor_seconds"),
    heap: Number(word.heap) || 0,
  };
}
