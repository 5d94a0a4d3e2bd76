import { crc32, inflateRawSync } from "node:zlib";

/**
 * The texts of a ZIP archive, by path: found by its directory at the end, as readers do, and checked against their sums. Shares
 * nothing with the writer.
 */
export function readZip(file: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(file);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("not an archive");
  const texts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("the directory is broken");
    const [method, sum, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20)];
    const [name, extra, note] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [number, number, number];
    const path = bytes.toString("utf8", at + 46, at + 46 + name);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(from, from + size);
    const data = method === 0 ? stored : inflateRawSync(stored);
    if (crc32(data) !== sum) throw new Error(`${path}: the sum is wrong`);
    texts.set(path, data.toString("utf8"));
    at += 46 + name + extra + note;
  }
  return texts;
}
