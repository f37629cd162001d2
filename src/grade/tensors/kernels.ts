import { LIMITS, atMost } from "./limits.ts";
import { MEASURES, like, type Attributes, type Cost, type Inputs, type Measure } from "./measures.ts";

/** Refuses a kernel before it runs: one that no operation of a lesson needs, or that would take more than `LIMITS`. */
export function checkKernel(name: string, inputs: Inputs, attributes: Attributes): Cost {
  const measure = measureOf(name);
  for (const input of Object.values(inputs)) atMost(input?.shape.length ?? 0, LIMITS.rank, name, "dimensions");
  const cost = measure(inputs, attributes);
  atMost(cost.elements, LIMITS.elements, name, "numbers in the result");
  atMost(cost.work ?? 0, LIMITS.work, name, "multiplications");
  atMost(cost.results ?? 0, LIMITS.results, name, "tensors in the result");
  return cost;
}

function measureOf(name: string): Measure {
  if (LIKE_INPUTS.has(name)) return like;
  const measure = MEASURES.get(name);
  if (!measure) throw new TypeError(`the kernel ${name} is not there for lessons`);
  return measure;
}

/** Kernels whose result is as large as their inputs laid over each other, at the most. */
const LIKE_INPUTS = new Set(
  `Abs Acos Acosh Add All Any ArgMax ArgMin Asin Asinh Atan Atan2 Atanh BatchToSpaceND BitwiseAnd BroadcastArgs Cast Ceil
   ClipByValue Complex ComplexAbs Cos Cosh Cumprod Cumsum DepthToSpace Elu EluGrad Equal Erf Exp ExpandDims Expm1
   FlipLeftRight Floor FloorDiv FusedBatchNorm Greater GreaterEqual Identity Imag IsFinite IsInf IsNan LeakyRelu Less
   LessEqual Log Log1p LogicalAnd LogicalNot LogicalOr Max Maximum Mean Min Minimum Mod Multiply Neg NotEqual OnesLike Pow
   Prelu Prod Real RealDiv Reciprocal Relu Relu6 Reverse RotateWithOffset Round Rsqrt Select Selu Sigmoid Sign Sin Sinh
   Slice Softmax Softplus Sqrt Square SquaredDifference Step StridedSlice Sub Sum Tan Tanh TopK Transpose Unique
   ZerosLike`.split(/\s+/),
);
