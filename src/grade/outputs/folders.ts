import { createHash } from "node:crypto";

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** A name that could be another student's after a hash was added to it. */
const HASHED = /-[0-9a-f]{16}$/u;

/** Code points of a name: with four bytes each and a hash it is below the 255 bytes of a file system. */
const MOST_POINTS = 50;

/**
 * A folder's name for each student's id, one path segment that every system can hold: letters, digits, marks and `._@-`.
 * An id that says less than that, or that differs from another in case alone, gets a hash: no two ids share a folder.
 */
export function folders(ids: string[]): Map<string, string> {
  const different = [...new Set(ids)];
  const counts = new Map<string, number>();
  for (const id of different) counts.set(folded(id), (counts.get(folded(id)) ?? 0) + 1);
  return new Map(different.map((id) => [id, counts.get(folded(id)) === 1 && isPlain(id) ? id : hashed(id)]));
}

function isPlain(id: string): boolean {
  return id !== "" && safe(id) === id && !HASHED.test(id);
}

function safe(id: string): string {
  const points = [...id.normalize("NFC").replace(/[^\p{L}\p{N}\p{M}._@\u200c-]/gu, "_")].slice(0, MOST_POINTS);
  return points
    .join("")
    .replace(/^[.-]+/, "_")
    .replace(/\.+$/, "_")
    .replace(DEVICE, "_$&");
}

/** From the id's own bytes: as UTF-8, unlike ids could be one. */
function hashed(id: string): string {
  const hash = createHash("sha256").update(Buffer.from(id, "utf16le")).digest("hex").slice(0, 16);
  return `${safe(id) || "_"}-${hash}`;
}

/** The same for names that a file system may take for one. */
function folded(id: string): string {
  return id.normalize("NFKC").toUpperCase().toLowerCase();
}
