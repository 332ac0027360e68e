import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { decodeUtf8 } from '../json/decode-utf8.ts';
import type { ReceivedFile } from '../received-file.ts';
import type { FileFault } from '../table/file-fault.ts';

export type ZipOutcome =
  | { readonly ok: true; readonly files: readonly ReceivedFile[] }
  | { readonly ok: false; readonly fault: FileFault };

/** A fault of the archive, carried out of the loop over its entries. */
class ZipFault extends Error {
  constructor(readonly fault: FileFault) {
    super(fault.code);
  }
}

/** Files in one archive, wanted or not: of deliveries, a few. */
const MOST_FILES = 10_000;
/** What deflate makes of nothing but zeros is about a thousandth; no data of this size comes near. */
const LARGEST_EXPANSION = 900;
const EXPANSION_FROM_BYTES = 8 * 1024 * 1024;
/** A name that leads out of the folder it is unpacked in. Nothing is unpacked into folders here; whoever sends such an archive means harm all the same. */
const LEADS_OUT = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:/i;

/** Bit of the flags of an entry: its name is UTF-8. */
const NAME_IS_UTF8 = 0x800;

/** Whether bytes begin as a zip does, be it an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes;
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/**
 * Unpacks the files of a zip that are wanted; folders and what macOS puts beside files are passed over. Sizes
 * are those that the archive declares, which is held to while unpacking, and checksums are compared: what comes
 * out is what went in.
 *
 * @param sizeLimit most bytes of all wanted files together, unpacked
 */
export async function openZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  sizeLimit: number,
): Promise<ZipOutcome> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
    return { ok: true, files: await unpacked(zip, wanted, sizeLimit) };
  } catch (error) {
    if (error instanceof ZipFault) return { ok: false, fault: error.fault };
    // yauzl throws plain errors, whatever is wrong with an archive.
    const found = error instanceof Error ? error.message.slice(0, 80) : String(error);
    return { ok: false, fault: { code: 'zip-damaged', found } };
  }
}

async function unpacked(
  zip: ZipFile,
  wanted: (name: string) => boolean,
  sizeLimit: number,
): Promise<ReceivedFile[]> {
  const files: ReceivedFile[] = [];
  let size = 0;
  if (zip.entryCount > MOST_FILES) {
    const found = String(zip.entryCount);
    throw new ZipFault({ code: 'zip-too-many-files', found, expected: String(MOST_FILES) });
  }
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (LEADS_OUT.test(name)) throw new ZipFault({ code: 'zip-name-unsafe', found: name.slice(0, 80) });
    if (name.endsWith('/') || isMacosExtra(name) || !wanted(name)) continue;
    size += entry.uncompressedSize;
    if (size > sizeLimit) {
      throw new ZipFault({
        code: 'file-too-large',
        file: name,
        found: String(size),
        expected: String(sizeLimit),
      });
    }
    if (isBomb(entry))
      throw new ZipFault({ code: 'zip-bomb', file: name, found: String(entry.uncompressedSize) });
    if (entry.isEncrypted()) throw new ZipFault({ code: 'zip-encrypted', file: name });
    files.push({ name, content: await contentOf(zip, entry, name) });
  }
  return files;
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > EXPANSION_FROM_BYTES && uncompressedSize > compressedSize * LARGEST_EXPANSION;
}

async function contentOf(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  const content = new Uint8Array(entry.uncompressedSize);
  let at = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    content.set(chunk as Uint8Array, at);
    at += (chunk as Uint8Array).length;
  }
  if (at !== content.length || crc32(content) !== entry.crc32) {
    throw new ZipFault({ code: 'zip-damaged', file: name, found: name });
  }
  return content;
}

function isMacosExtra(name: string): boolean {
  return name.startsWith('__MACOSX/') || baseName(name).startsWith('._');
}

/** The name without folders; Windows' own packer once wrote backslashes. */
export function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** Names are to be CP437 where they are not marked as UTF-8; Chinese systems write GBK. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const decoded = decodeUtf8(fileNameRaw);
  if (decoded.ok) return decoded.text;
  return generalPurposeBitFlag & NAME_IS_UTF8
    ? fileNameRaw.toString('latin1')
    : iconv.decode(fileNameRaw, 'gb18030');
}
