import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { gzipSync, zipSync, type Zippable } from "fflate";
import { pack, type Header } from "tar-stream";
import { onTestFinished } from "vitest";
import { openSubmissions, type Options } from "./intake.ts";
import type { Submission } from "./submission.ts";

/** Things to hand in, for tests. A file is text or bytes, by its path. */
export type Files = Record<string, string | Uint8Array>;

export const RELU = "export const relu = 1;\n";

/** An empty folder that is gone after the test. */
export function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), "tamrin-intake-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function write(folder: string, files: Files): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function zipOf(files: Files, options = {}): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => [path, [bytes(content), options]] as const);
  return zipSync(Object.fromEntries(entries) as Zippable);
}

export type TarEntry = Partial<Header> & Pick<Header, "name"> & { content?: string | Uint8Array };

export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries)
    tar.entry(header, Buffer.from(content === undefined ? "" : bytes(content)));
  tar.finalize();
  return buffer(tar as unknown as Readable);
}

export async function tgzOf(files: Files): Promise<Uint8Array> {
  return gzipSync(await tarOf(Object.entries(files).map(([name, content]) => ({ name, content }))));
}

/** All submissions of these paths. */
export async function all(paths: string[], options: Options = {}): Promise<Submission[]> {
  const submissions: Submission[] = [];
  for await (const submission of (await openSubmissions(paths, options)).submissions()) submissions.push(submission);
  return submissions;
}

/** The one submission that these bytes are, as the archive of a student called `ali`. */
export async function handedIn(archive: Uint8Array, name = "ali.zip"): Promise<Submission> {
  const folder = write(workspace(), { [`class/${name}`]: archive, "class/sara/02-xo/relu.ts": RELU });
  const submissions = await all([join(folder, "class")]);
  const [ali, sara] = submissions;
  // Whatever is wrong with one submission, the other is read.
  if (submissions.length !== 2 || sara!.lessons["02-xo/relu"] !== RELU) throw new Error("the batch was not read");
  return ali!;
}

function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : content;
}
