import type { Binding } from "./binding.ts";
import type { Operation, Value } from "./recording.ts";

/**
 * The same operation by the name under which TensorFlow fuses it with its neighbours: TensorFlow.js multiplies matrices
 * as a batch of one, and adds a bias as any other tensor. The numbers stay the same to the last bit.
 */
export function rewrite(operation: Operation, binding: Binding): Operation {
  if (operation.name === "BatchMatMulV2") return asMatMul(operation);
  if (operation.name === "Add") return asBiasAdd(operation, binding);
  return operation;
}

function asMatMul(operation: Operation): Operation {
  if (operation.inputs.some(({ shape }) => shape.length !== 2)) return operation;
  const names: Record<string, string> = { adj_x: "transpose_a", adj_y: "transpose_b" };
  const attributes = operation.attributes.map((given) => ({ ...given, name: names[given.name] ?? given.name }));
  return { ...operation, name: "MatMul", attributes };
}

function asBiasAdd(operation: Operation, { TF_FLOAT }: Binding): Operation {
  const [sum, bias] = operation.inputs as [Value, Value];
  const product = sum.from === "operation" && /^(BatchMatMulV2|Conv2D)$/.test(sum.operation.name);
  const fits = bias.shape.length === 1 && sum.shape.at(-1) === bias.shape[0] && sum.dtype === TF_FLOAT;
  return product && fits ? { ...operation, name: "BiasAdd" } : operation;
}
