import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { WebGPUBackend, WebGPUProgram } from "@tensorflow/tfjs-backend-webgpu";

type Core = typeof import("@tensorflow/tfjs-core");

const AXES = ["x", "y", "z", "w", "u", "v"];
/** Threads in a workgroup, as in the package's own shader. */
const THREADS = 64;

/**
 * Transposes whole numbers and booleans. The package's shader hands them to a function for floats, which WGSL refuses:
 * masks and labels came out as garbage. Exact for every int32; floats stay with the package.
 */
export function repairTranspose(tf: Core): void {
  const stock = tf.getKernel("Transpose", "webgpu")!;
  tf.unregisterKernel("Transpose", "webgpu");
  tf.registerKernel({
    ...stock,
    kernelFunc: (call) => {
      const x = call.inputs.x as TensorInfo;
      if (x.dtype === "float32") return stock.kernelFunc(call);
      const { perm } = call.attrs as unknown as { perm: number[] };
      return (call.backend as WebGPUBackend).runWebGPUProgram(transposeInts(x.shape, perm), [x], x.dtype);
    },
  });
}

function transposeInts(shape: number[], perm: number[]): WebGPUProgram {
  const rank = shape.length;
  const outputShape = perm.map((axis) => shape[axis]!);
  const size = shape.reduce((a, b) => a * b, 1);
  const from = shape.map((_, axis) => (rank === 1 ? "coords" : `coords.${AXES[perm.indexOf(axis)]}`));
  const coords = ["", "i32", "vec2<i32>", "vec3<i32>", "vec4<i32>", "vec5", "vec6"][rank];
  return {
    variableNames: ["A"],
    outputShape,
    dispatchLayout: { x: outputShape.map((_, axis) => axis) },
    dispatch: [Math.ceil(size / THREADS), 1, 1],
    workgroupSize: [THREADS, 1, 1],
    size: true,
    shaderKey: `transposeInts_${perm}`,
    getUserCode: () => `
      fn main(index : i32) {
        if (index < uniforms.size) {
          let coords = getCoordsFromIndex(index);
          setOutputAtIndexI32(index, A[getIndexFromCoords${rank}D(${coords}(${from.join()}), uniforms.aShape)]);
        }
      }`,
  };
}
