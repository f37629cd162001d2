type Ask = (operation: string, args: unknown[]) => unknown;

let ask: Ask = () => {
  throw new Error("nobody answers for tensors yet");
};

/** Says who runs the operations. */
export function answerBy(service: Ask): void {
  ask = service;
}

/** Asks the grader to run an operation on tensors that it holds. */
export function remote(operation: string, ...args: unknown[]): unknown {
  return ask(operation, args);
}
