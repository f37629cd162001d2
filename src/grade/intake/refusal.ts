import type { Text } from "../../text/lang.ts";

/** Why a file, an archive or a whole submission is not taken. It ends the reading of that, never of the batch. */
export class Refusal extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
