/** The SHA-256 of package-lock.json, as hex. */
export function lockHash(root: string): string;

/** Whether the packages were set up for exactly this lock file. */
export function isInStep(root: string, hash: string): boolean;
