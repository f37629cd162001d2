import { tf, type Tensor } from "#kit/tf";

// The parts of @tensorflow/tfjs-node 4.22 that this library stands on. It declares none of them.

/** A tensor of the native library, under the number that it goes by. */
export interface Handle {
  id: number;
  shape: number[];
  dtype: number;
}

/** An attribute of an operation; `type` is one of the binding's TF_ATTR numbers. */
export interface Attribute {
  name: string;
  type: number;
  value: unknown;
}

export type Numbers = Float32Array | Int32Array | Uint8Array;

/** The native addon. */
export interface Binding {
  createTensor(shape: number[], dtype: number, data: Numbers): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): Numbers;
  executeOp(name: string, attributes: Attribute[], inputs: number[], outputs: number): Handle[];
  loadSavedModel(folder: string, tags: string): number;
  runSavedModel(session: number, inputs: number[], inputNames: string, outputNames: string): Handle[];
  deleteSavedModel(session: number): void;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_STRING: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
}

/** Where the backend keeps a tensor: natively under `id`, or still as `values` that no operation has asked for. */
export interface Stored {
  id: number;
  shape: number[];
  dtype: number;
  values: Numbers | null;
  refCount: number;
}

/** The backend `tensorflow`. */
export interface NativeBackend {
  binding: Binding;
  tensorMap: { get(dataId: object): Stored; has(dataId: object): boolean };
  write(values: Numbers, shape: number[], dtype: string): object;
  getInputTensorIds(tensors: Tensor[]): number[];
  createOutputTensor(handle: Handle): Tensor;
  typeAttributeFromTensor(tensor: Tensor): number;
  executeSingleOutput(name: string, attributes: Attribute[], inputs: Tensor[]): Tensor;
}

/** The native backend where it is the one that computes now, else null. */
export function nativeBackend(): NativeBackend | null {
  return tf.getBackend() === "tensorflow" ? (tf.backend() as unknown as NativeBackend) : null;
}

/** A tensor of its own with the same numbers; `clone` would share them. */
export function copyOf(backend: NativeBackend, tensor: Tensor): Tensor {
  const type = { name: "T", type: backend.binding.TF_ATTR_TYPE, value: backend.typeAttributeFromTensor(tensor) };
  return backend.executeSingleOutput("Identity", [type], [tensor]);
}
