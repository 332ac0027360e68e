import { inflateRawSync } from 'node:zlib';

const END_RECORD = 0x06054b50;
const DEFLATED = 8;

/** The files of a zip by name, read from its central directory. */
export function unzip(content: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(content);
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== END_RECORD) end--;
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry++) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const method = zip.readUInt16LE(at + 10);
    files.set(
      zip.toString('utf8', at + 46, at + 46 + name),
      method === DEFLATED ? inflateRawSync(packed) : packed,
    );
    at += 46 + name + extra + comment;
  }
  return files;
}
