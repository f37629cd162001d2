/** Looks for a WebGPU adapter in a process of its own, which a driver may take down; prints what it found as JSON. */
import { Problem } from "../../text/problem.ts";
import { findAdapter, nameOf } from "./dawn.ts";
import type { Found } from "./probe.ts";

async function look(root: string): Promise<Found> {
  try {
    const { adapter } = await findAdapter(root);
    return { name: nameOf(adapter), software: adapter.info.isFallbackAdapter };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { why: error.text };
  }
}

process.stdout.write(`${JSON.stringify(await look(process.argv[2]!))}\n`);
