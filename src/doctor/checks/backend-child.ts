/** The program of the backend check: selects a backend in a process of its own and prints which it is. */
import { useBackend, type Want } from "../../tensorflow/backend.ts";

const [want, root] = process.argv.slice(2) as [Want, string];
const backend = await useBackend(want, { root });
process.stdout.write(`${JSON.stringify(backend)}\n`);
