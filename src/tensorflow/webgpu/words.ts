import type { Text } from "../../text/lang.ts";

/** What WebGPU lacks, and what to do about it. */

const without: Text = { en: "or leave --backend out", fa: "یا ‎--backend را ننویسید" };

export const noPackage = (): Text => ({
  en: `the backend webgpu needs the optional package webgpu, which is not installed; run npm ci, ${without.en}`,
  fa: `‎--backend webgpu به بستهٔ اختیاری webgpu نیاز دارد که نصب نیست؛ npm ci را اجرا کنید ${without.fa}`,
});

export const noDawn = (reason: string): Text => ({
  en: `the package webgpu does not load (${reason}); use --backend wasm, ${without.en}`,
  fa: `بستهٔ webgpu بارگذاری نمی‌شود (${reason})؛ ‎--backend wasm را به کار ببرید ${without.fa}`,
});

export const noVulkan = (): Text => ({
  en: `WebGPU needs the Vulkan loader (libvulkan.so.1), which is not here; run sudo apt install libvulkan1, ${without.en}`,
  fa: `WebGPU به بارگذار Vulkan ‏(libvulkan.so.1) نیاز دارد که اینجا نیست؛ sudo apt install libvulkan1 را اجرا کنید ${without.fa}`,
});

export const noAdapter = (linux: boolean): Text =>
  linux
    ? {
        en: `WebGPU found no GPU that it can use; install the card's Vulkan driver (sudo apt install mesa-vulkan-drivers, or NVIDIA's own), ${without.en}`,
        fa: `WebGPU کارت گرافیکی نیافت که بتواند به کار ببرد؛ راه‌انداز Vulkan کارت را نصب کنید (sudo apt install mesa-vulkan-drivers یا راه‌انداز NVIDIA) ${without.fa}`,
      }
    : {
        en: `WebGPU found no GPU that it can use; update the driver of the graphics card, ${without.en}`,
        fa: `WebGPU کارت گرافیکی نیافت که بتواند به کار ببرد؛ راه‌انداز کارت گرافیک را به‌روز کنید ${without.fa}`,
      };

export const fault = (message: string): Text => ({
  en: `the GPU refused an operation (${message}); use --backend wasm, and report it`,
  fa: `کارت گرافیک عملی را نپذیرفت (${message})؛ ‎--backend wasm را به کار ببرید و گزارش دهید`,
});
