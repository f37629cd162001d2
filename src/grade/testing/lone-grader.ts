/** Starts a grader on a lesson that takes its time, and says so on stdout: for a test that kills this process. `ROOT` */
import { parsePolicy } from "../policy/load.ts";
import { settingOf } from "../engine/settings.ts";
import { startGrader } from "../worker/worker.ts";

const [root] = process.argv.slice(2) as [string];
const RELU = "02-xo/relu";
/** Milliseconds until the lesson gives its first answer, and until the grading process is surely waiting for it. */
const [PAUSE, BEGUN] = [2_500, 1_000];
const slow = `const end = Date.now() + ${PAUSE}; export const relu = (x: number[]) => { while (Date.now() < end); return x; };`;

const grader = await startGrader(settingOf(root, parsePolicy("tasks: [relu]", "policy.yaml"), "none"), 0);
setTimeout(() => console.log("grading"), BEGUN);
await grader.grade({ id: "slow", lessons: { [RELU]: slow }, tasks: [RELU], seeds: {} });
