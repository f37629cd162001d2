import type { Similarity } from "../similarity/similar.ts";

/** For tests. */
export const NONE_ALIKE: Similarity = { pairs: [], tasks: [], unread: [] };
