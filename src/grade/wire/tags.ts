/** The byte before every value that says what follows. */
export const TAG = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  /** 8 bytes. */
  number: 4,
  text: 5,
  /** As text, in decimals. */
  bigint: 6,
  /** An array of nothing but numbers: a count, then 8 bytes each. */
  numbers: 7,
  /** An array of such arrays, all of one length: two counts, not 0, then 8 bytes each, row by row. */
  matrix: 20,
  /** A count, then the values. */
  array: 8,
  /** In place of a value of an array: there is none. */
  hole: 9,
  /** A count, then keys and values. */
  object: 10,
  /** The same, of an object without a prototype. */
  bare: 11,
  /** The number of the class, a count, the bytes. */
  typed: 12,
  map: 13,
  set: 14,
  date: 15,
  /** Name, message, and where it was thrown. */
  error: 16,
  /** An array or object that came before in this conversation, by its number. */
  same: 17,
  /** A function that stays where it is, by the number under which it can be called. */
  function: 18,
  /** An object of a class that stays where it is: its number, and what the other side may know of it. */
  instance: 19,
} as const;

/** Deeper values do not cross; an honest lesson's have four or five levels. */
export const DEEPEST = 200;
