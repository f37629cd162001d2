import { createHmac } from "node:crypto";

/**
 * What the hidden inputs of one student's task are drawn from: eight 32-bit words. The same three give the same words;
 * who does not know the secret learns nothing about a student's words from those of others.
 */
export function seedOf(secret: string, student: string, task: string): number[] {
  // As a list: no student and task run together to the text of another pair.
  const digest = createHmac("sha256", secret)
    .update(JSON.stringify([student, task]))
    .digest();
  return Array.from({ length: 8 }, (_, word) => digest.readInt32BE(4 * word));
}
