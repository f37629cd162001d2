/** The TensorFlow that Tamrin runs on: one release, so that everyone's numbers come from the same kernels. */
export const TENSORFLOW = "2.21.0";

/** `cpu` runs everywhere; `cuda` is the build for NVIDIA's GPUs. */
export type Variant = "cpu" | "cuda";

/** A wheel on PyPI, as `PROJECT==2.21.0` for Python 3.11: its SHA-256 and its size in bytes (where known). */
export interface Wheel {
  project: string;
  sha256: string;
  bytes?: number;
}

const WHEELS: Record<string, Wheel> = {
  "linux-x64": {
    project: "tensorflow-cpu",
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
    bytes: 273_829_956,
  },
  "linux-arm64": {
    project: "tensorflow",
    sha256: "4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c",
  },
  // Untested: written from the wheel's list of files.
  "darwin-arm64": {
    project: "tensorflow",
    sha256: "51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88",
  },
};

/** The wheel for a machine; undefined where TensorFlow publishes none (Windows' holds no C library). */
export function wheelFor(platform: NodeJS.Platform, arch: string): Wheel | undefined {
  return WHEELS[`${platform}-${arch}`];
}

/** The file names of the two libraries. */
export function librariesOf(platform: NodeJS.Platform): [core: string, framework: string] {
  const named = (stem: string) => (platform === "darwin" ? `${stem}.2.dylib` : `${stem}.so.2`);
  return [named("libtensorflow_cc"), named("libtensorflow_framework")];
}

/** The headers that the binding of @tensorflow/tfjs-node includes, directly or through another. */
export const HEADERS = [
  ...["c_api", "c_api_macros", "tf_attrtype", "tf_buffer", "tf_datatype", "tf_status", "tf_tensor", "tf_tstring"].map(
    (name) => `tensorflow/c/${name}.h`,
  ),
  "tensorflow/c/eager/c_api.h",
  "tensorflow/core/platform/ctstring.h",
  "tensorflow/core/platform/ctstring_internal.h",
  "tsl/platform/ctstring.h",
  "tsl/platform/ctstring_internal.h",
  "xla/tsl/c/tsl_status.h",
];
