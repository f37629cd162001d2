/** Brings the packages that are missing for `root`; false, after one line on stderr, when that cannot be done. */
export function setUp(root: string): Promise<boolean>;

/** Whether a version of Node is 20.19 or newer. */
export function isNewEnough(version: string): boolean;
