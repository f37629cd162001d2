import { findCompiler } from "../../tensorflow/install/binding.ts";
import { findPython } from "../../tensorflow/install/python.ts";
import { runProgram } from "../../tensorflow/install/spawn.ts";
import { gpuName } from "../../tensorflow/ensure.ts";
import { probeAdapter } from "../../tensorflow/webgpu/probe.ts";
import { Problem } from "../../text/problem.ts";
import type { Text } from "../../text/lang.ts";
import { type Check, type Look, same } from "../check.ts";

/** Python with pip brings TensorFlow's libraries; the compiler makes the binding to them. */
export const python: Look = ({ env }) =>
  found("python", { en: "python and pip", fa: "پایتون و pip" }, async () => {
    const { command, python, pip } = await findPython(env);
    return same(`${command} ${python}, pip ${pip}`);
  });

export const compiler: Look = ({ env }) =>
  found("compiler", { en: "C++ compiler", fa: "کامپایلر C++‎" }, async () => {
    const name = await findCompiler(env);
    return same((await runProgram(name, ["--version"], { env })).out.split("\n")[0]!);
  });

/** A card of NVIDIA trains under TensorFlow, any other one under WebGPU. */
export const gpu: Look = async ({ root, env }) => {
  const frame = { name: "gpu", title: { en: "GPU", fa: "کارت گرافیک" }, ok: true, required: false };
  const name = gpuName(env);
  if (name) return { ...frame, detail: same(name) };
  const found = await probeAdapter(root, env);
  if ("name" in found && !found.software) {
    const detail = {
      en: `${found.name}; tamrin train RECIPE --backend webgpu trains on it`,
      fa: `${found.name}؛ با tamrin train RECIPE --backend webgpu روی آن آموزش دهید`,
    };
    return { ...frame, detail };
  }
  const detail = {
    en: "none that nvidia-smi or WebGPU reports; the CPU trains",
    fa: "nvidia-smi و WebGPU کارتی نشان نمی‌دهند؛ آموزش روی CPU است",
  };
  return { ...frame, detail };
};

/** A check whose failure is a Problem: `what it is; what to do`. */
async function found(name: string, title: Text, look: () => Promise<Text>): Promise<Check> {
  try {
    return { name, title, ok: true, required: false, detail: await look() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [en, fa] = [error.text.en.split("; "), error.text.fa.split("؛ ")];
    return {
      ...{ name, title, ok: false, required: false },
      detail: { en: en[0]!, fa: fa[0]! },
      fix: { en: en.slice(1).join("; "), fa: fa.slice(1).join("؛ ") },
    };
  }
}
