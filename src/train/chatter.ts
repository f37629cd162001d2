import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** What libtensorflow writes while it loads, whatever its log level: notes for those who build it. */
const CHATTER = /^(WARNING: All log messages before absl::InitializeLog|I\d{4} [\d:.]+ +\d+ \S+\.cc:\d+\])/;

/** Passes on, line by line, all that is not chatter. */
export function withoutChatter(from: Readable, write: (line: string) => void): void {
  createInterface({ input: from }).on("line", (line) => {
    if (!CHATTER.test(line)) write(`${line}\n`);
  });
}
