import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether this machine has a Redis to test with. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** A Redis of its own that writes down everything at once, on a free port. */
export class RedisServer {
  readonly port: number;
  private readonly folder = mkdtempSync(join(tmpdir(), "tamrin-redis-"));
  private child?: ChildProcess;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.run();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, again on the same folder, and waits until it answers. */
  async run(): Promise<void> {
    const files = ["--dir", this.folder, "--appendonly", "yes", "--appendfsync", "always", "--save", ""];
    const child = spawn("redis-server", ["--port", String(this.port), "--bind", "127.0.0.1", ...files]);
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (text: Buffer) => text.includes("Ready to accept connections") && resolve());
      child.once("exit", () => reject(new Error("redis-server ended")));
    });
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    const gone = once(this.child!, "exit");
    this.child!.kill("SIGKILL");
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
