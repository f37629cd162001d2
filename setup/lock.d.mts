/** Runs `work` while holding the lock file `path`; waits for a live holder, takes over from a dead one. */
export function withLock<T>(path: string, work: () => Promise<T>, onWait?: (pid: number) => void): Promise<T>;
