/** Control characters, marks that turn the direction of what follows, and halves of surrogate pairs. */
const UNREADABLE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/u;
const EVERY = new RegExp(UNREADABLE, "gu");

/**
 * A text of someone else's for one line: at most `most` code points, with nothing in it that could hide, reorder or break
 * the words around it. Joiners stay: Persian and emoji need them.
 */
export function readable(text: string, most = 200): string {
  if (text.length <= most && !UNREADABLE.test(text)) return text;
  const points = [...text.slice(0, 4 * most)].slice(0, most + 1);
  const kept = points.length > most ? [...points.slice(0, most - 1), "…"] : points;
  return kept.join("").replace(EVERY, (sign) => (/[\t\n\r]/.test(sign) ? " " : "\ufffd"));
}
