import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { writeAtomically } from "./files.ts";
import type { Saved } from "./state.ts";

/** A run at rest: who it is, how far it is, and every number that training changes. */
export interface Checkpoint {
  recipe: string;
  seed: number;
  /** How many epochs the run was asked for. */
  epochs: number;
  /** Steps done. */
  step: number;
  /** The backend that it ran on; another one rounds differently. */
  backend: string;
  /** The lowest loss on held-out examples so far, and the step after which it was measured; null before the first. */
  best: { step: number; loss: number } | null;
  state: Saved[];
}

/** The file is no whole checkpoint of this format. */
export class Corrupt extends Error {
  override name = "Corrupt";
}

const FORMAT = "tamrin/checkpoint/1";

/** A first line with the checksum of the rest, a line of JSON that says what follows, then the numbers themselves. */
export function encode({ state, ...run }: Checkpoint): Buffer {
  const parts = state.map(({ name, shape, values }) => ({ name, shape, type: typeOf(values) }));
  const rest = Buffer.concat([
    Buffer.from(`${JSON.stringify({ ...run, parts })}\n`),
    ...state.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
  ]);
  return Buffer.concat([Buffer.from(`${FORMAT} ${checksum(rest)}\n`), rest]);
}

/** Reads what `encode` wrote. Throws Corrupt. */
export function decode(bytes: Buffer): Checkpoint {
  const [format, sum] = lineAt(bytes, 0).split(" ");
  if (format !== FORMAT) throw new Corrupt("it does not begin like one");
  const rest = bytes.subarray(bytes.indexOf("\n") + 1);
  if (checksum(rest) !== sum) throw new Corrupt("its checksum does not fit: it was cut short or changed");
  const { parts, ...run } = JSON.parse(lineAt(rest, 0)) as Omit<Checkpoint, "state"> & { parts: Part[] };
  let at = rest.indexOf("\n") + 1;
  const state = parts.map(({ name, shape, type }): Saved => {
    const size = shape.reduce((product, side) => product * side, 1);
    // A copy: numbers of four bytes must begin at a multiple of four.
    const raw = new Uint8Array(rest.subarray(at, (at += 4 * size))).buffer;
    return { name, shape, values: type === "int32" ? new Int32Array(raw) : new Float32Array(raw) };
  });
  return { ...run, state };
}

export async function saveCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  await writeAtomically(path, encode(checkpoint));
}

/** Null where there is none. Throws Corrupt. */
export async function loadCheckpoint(path: string): Promise<Checkpoint | null> {
  try {
    return decode(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

interface Part {
  name: string;
  shape: number[];
  type: "float32" | "int32";
}

function typeOf(values: Float32Array | Int32Array): Part["type"] {
  return values instanceof Int32Array ? "int32" : "float32";
}

function checksum(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function lineAt(bytes: Buffer, from: number): string {
  const end = bytes.indexOf("\n", from);
  return bytes.toString("utf8", from, end < 0 ? from : end);
}
