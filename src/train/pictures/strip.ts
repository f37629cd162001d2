import { readFile } from "node:fs/promises";
import { PNG } from "pngjs";
import type { Canvas } from "./canvas.ts";

/**
 * The strip in `path` with `row` as its row number `place`, from 1: what stood there and after it goes. Where the file
 * is missing or of another size, the strip begins with this row.
 */
export async function withRow(path: string, place: number, row: Canvas): Promise<Canvas> {
  const before = (place - 1) * row.height;
  const old = await readCanvas(path);
  if (old?.width !== row.width || old.height < before) return row;
  const pixels = Buffer.concat([old.pixels.subarray(0, 4 * row.width * before), row.pixels]);
  return { width: row.width, height: before + row.height, pixels };
}

async function readCanvas(path: string): Promise<Canvas | null> {
  try {
    const { width, height, data } = PNG.sync.read(await readFile(path));
    return { width, height, pixels: data };
  } catch {
    return null;
  }
}
