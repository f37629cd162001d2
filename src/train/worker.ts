import type { End, Job, Progress } from "./events.ts";
import { endOf } from "./fault.ts";
import { runJob } from "./job.ts";

// The process that trains: one job comes in as a message, events go out, the last one ends the process.

let stopAsked = false;
// A parent that was killed hears nothing: no reason to stop before the checkpoint is written.
const tell = (event: Progress | End) => process.send?.(event, undefined, undefined, () => {});

// Ctrl-C reaches the whole group of processes; the parent decides and asks this one to stop.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
// A parent that is gone cannot ask: stop as if it had.
process.on("disconnect", () => (stopAsked = true));

process.on("message", async (message: { job: Job } | { stop: true }) => {
  if ("stop" in message) {
    stopAsked = true;
    return;
  }
  const { job } = message;
  const end = await runJob(job, tell, () => stopAsked).catch((error: unknown) => endOf(error, job));
  tell(end);
  if (process.connected) process.disconnect();
});
