import { NotImplemented } from "#kit/not-implemented";

/** Errors that tests and lessons tell apart by their class. */
const BUILT_IN = [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError];

/** Letters of an error's name and message that are kept: both are shown to people. */
const [NAME, MESSAGE] = [80, 4_000];

/** An error that came over, of the built-in class of its name where there is one. */
export function errorOf(name: string, message: string, at: string): Error {
  const Class = BUILT_IN.find((each) => each.name === name);
  const text = message.slice(0, MESSAGE);
  const error = Class ? new Class(text) : new Error(text);
  if (name !== error.name) error.name = name.slice(0, NAME);
  if (name === NotImplemented.name) Object.setPrototypeOf(error, NotImplemented.prototype);
  if (at) PLACES.set(error, at);
  return error;
}

/** Where errors that crossed were thrown. */
const PLACES = new WeakMap<Error, string>();

/** `lesson:line:column` in what the lesson was compiled to; empty where no lesson threw it. */
export function placeOf(error: Error): string {
  return PLACES.get(error) ?? "";
}
