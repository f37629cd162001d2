import type { Text } from "../text/lang.ts";

/** Something that the author has to mend, and where. */
export interface Finding {
  /** The task or file that it is about. */
  where: string;
  text: Text;
}
