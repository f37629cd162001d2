import { findCompiler } from "../../tensorflow/install/binding.ts";
import { findPython } from "../../tensorflow/install/python.ts";
import { runProgram } from "../../tensorflow/install/spawn.ts";
import { gpuName } from "../../tensorflow/ensure.ts";
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

export const gpu: Look = async ({ env }) => {
  const name = gpuName(env);
  return {
    name: "gpu",
    title: { en: "GPU", fa: "کارت گرافیک" },
    ok: true,
    required: false,
    detail: name
      ? same(name)
      : { en: "none that nvidia-smi reports; the CPU trains", fa: "nvidia-smi کارتی نشان نمی‌دهد؛ آموزش روی CPU است" },
  };
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
