import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { networks } from "./wasm/networks.ts";

/** One network: what a training step costs on the WebAssembly backend. */
export interface WasmRow {
  case: string;
  /** Milliseconds of processor time for a step with this project's repairs, the least. */
  oursMs: number;
  /** With the package as it is; null where it cannot train the network. */
  stockMs: number | null;
  /** What the package throws there. */
  throws: string | null;
  /** How many times as fast; null where the package cannot. */
  ratio: number | null;
}

type Reply = { ms: number[]; loss: number } | { error: string };

/** Turns at each network; both sides take one after the other, so that a slow moment of the machine falls on both. */
const TURNS = 5;

/** Times one training step of every network on both sides, each in a process of its own. About a minute. */
export async function benchWasm(names = Object.keys(networks), turns = TURNS): Promise<WasmRow[]> {
  const [ours, stock] = [start("ours"), start("stock")];
  try {
    const rows: WasmRow[] = [];
    for (const name of names) rows.push(await race(name, ours, stock, turns));
    return rows;
  } finally {
    ours.kill();
    stock.kill();
  }
}

async function race(name: string, ours: ChildProcess, stock: ChildProcess, turns: number): Promise<WasmRow> {
  const times: { ours: number[]; stock: number[] } = { ours: [], stock: [] };
  let throws: string | null = null;
  // The first turn compiles and allocates.
  for (let turn = 0; turn <= turns; turn++) {
    const mine = await ask(ours, name);
    if ("error" in mine) throw new Error(`${name}: ${mine.error}`);
    const theirs: Reply = throws ? { error: throws } : await ask(stock, name);
    if ("error" in theirs) throws = theirs.error;
    if (turn === 0) continue;
    times.ours.push(...mine.ms);
    if ("ms" in theirs) times.stock.push(...theirs.ms);
  }
  const oursMs = Math.min(...times.ours);
  const stockMs = throws ? null : Math.min(...times.stock);
  return { case: name, oursMs, stockMs, throws, ratio: stockMs && stockMs / oursMs };
}

function start(side: "ours" | "stock"): ChildProcess {
  const program = join(import.meta.dirname, "wasm/child.ts");
  const child = fork(program, [side], {
    execArgv: ["--import", import.meta.resolve("tsx")],
    stdio: ["ignore", "ignore", 2, "ipc"],
  });
  // A side that dies would never answer.
  child.once("exit", (code) => code && child.emit("message", { error: `the side ${side} ended with ${code}` }));
  return child;
}

async function ask(side: ChildProcess, name: string, steps = 4): Promise<Reply> {
  side.send({ name, steps });
  const [reply] = (await once(side, "message")) as [Reply];
  return reply;
}
