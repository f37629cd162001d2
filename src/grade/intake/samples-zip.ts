import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip that no honest tool would write. */
export interface Hostile {
  name: string | Uint8Array;
  content?: string | Uint8Array;
  /** Packed by deflate; stored as it is otherwise. */
  deflate?: boolean;
  /** What is claimed, where that differs from the truth. */
  method?: number;
  flags?: number;
  size?: number;
  /** Type and permissions, as Unix has them. */
  unix?: number;
}

export interface Ending {
  zip64?: boolean;
  /** Where the directory is said to be. */
  directoryAt?: bigint;
}

/** A zip, byte by byte, after APPNOTE.TXT of PKWARE. */
export function hostileZip(entries: readonly Hostile[], ending: Ending = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { header, name, packed } = parts(entry);
    const local = Buffer.concat([u32(0x04034b50), header, u16(name.length), u16(0), name, packed]);
    const mode = u32(((entry.unix ?? 0o100644) << 16) >>> 0);
    const central = [u32(0x02014b50), u16(0x0314), header, u16(name.length), u16(0), u16(0), u16(0), u16(0), mode];
    directory.push(...central, u32(offset), name);
    files.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...files, listed, end(entries.length, offset, listed.length, ending)]);
}

function parts({ name, content = "", deflate = false, method, flags = 0, size }: Hostile) {
  const bytes = Buffer.from(content as string);
  const packed = deflate ? deflateRawSync(bytes) : bytes;
  const sizes = [u32(crc32(bytes)), u32(packed.length), u32(size ?? bytes.length)];
  const how = [u16(20), u16(flags), u16(method ?? (deflate ? 8 : 0)), u16(0), u16(33)];
  return { header: Buffer.concat([...how, ...sizes]), name: Buffer.from(name as string), packed };
}

function end(count: number, offset: number, size: number, { zip64 = false, directoryAt }: Ending): Buffer {
  if (!zip64) return Buffer.concat([u32(0x06054b50), u32(0), u16(count), u16(count), u32(size), u32(offset), u16(0)]);
  const at = directoryAt ?? BigInt(offset);
  const record = [u32(0x06064b50), u64(44n), u16(45), u16(45), u32(0), u32(0), u64(BigInt(count)), u64(BigInt(count))];
  const locator = [u32(0x07064b50), u32(0), u64(BigInt(offset + size)), u32(1)];
  const last = [u32(0x06054b50), u32(0), u16(0xffff), u16(0xffff), u32(0xffffffff), u32(0xffffffff), u16(0)];
  return Buffer.concat([...record, u64(BigInt(size)), u64(at), ...locator, ...last]);
}

function u16(value: number): Buffer {
  return Buffer.from([value & 0xff, (value >> 8) & 0xff]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
