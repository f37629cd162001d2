import type { Line, Trial } from "./plan.ts";
import type { Outcome } from "./trial.ts";

/** All that the report is made of. */
export interface Results {
  /** Versions and processor, as the runs met them. */
  machine: string;
  outcomes: Outcome[];
}

/** bench/RESULTS.md: ours beside what others published. */
export function reportOf(trials: Trial[], { machine, outcomes }: Results): string {
  const sections = trials.flatMap((trial) => {
    const own = outcomes.filter(({ recipe }) => recipe === trial.recipe);
    return own.length > 0 ? [sectionOf(trial, own)] : [`## ${trial.recipe}\n\nNot run yet.`];
  });
  return `${head(machine)}\n${sections.join("\n\n")}\n\n${GPU}`;
}

function head(machine: string): string {
  return `# Results

What the recipes reach, beside what others published. Made by \`npx tamrin bench results\`; every run can be had alone with
\`npx tamrin train RECIPE --seed N --epochs N\`. Speed is another matter: \`npx tamrin bench train\`.

${machine}
`;
}

function sectionOf(trial: Trial, outcomes: Outcome[]): string {
  const [{ epochs, steps, about, backend, device }] = outcomes as [Outcome];
  const seeds = outcomes.map(({ seed }) => seed).join(", ");
  const told = outcomes.length === 1 ? `seed ${seeds}` : `seeds ${seeds}`;
  const rows = trial.lines.map((line) => rowOf(line, outcomes));
  const notes = [...(about ? [`${capital(about.en)}.`] : []), ...trial.notes].map((note) => `${note}\n`);
  return [
    `## ${trial.recipe}`,
    "",
    `${epochs} epochs, ${steps} steps on ${backend} (${device}); ${told}.`,
    "",
    "| | ours | published | source |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...(notes.length > 0 ? ["", notes.join("\n").trimEnd()] : []),
  ].join("\n");
}

function rowOf({ metric, label, digits, percent, published }: Line, outcomes: Outcome[]): string {
  const values = outcomes.map(({ metrics }) => metrics[metric]!).map((value) => (percent ? 100 * value : value));
  const ours = `${spread(values, digits)}${percent ? " %" : ""}`;
  return `| ${label} | ${ours} | ${published?.value ?? ""} | ${published?.source ?? ""} |`;
}

/** One number, or the mean of several with the smallest and the largest. */
function spread(values: number[], digits: number): string {
  const told = (value: number) => value.toFixed(digits);
  if (values.length === 1) return told(values[0]!);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${told(mean)} (${told(Math.min(...values))} to ${told(Math.max(...values))})`;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

const GPU = `## On a GPU

No GPU was at hand where these numbers were made. On a machine that has one:

\`\`\`sh
npx tamrin doctor --fix --gpu
for recipe in digits vae dcgan jena-gru; do npx tamrin train $recipe --backend cuda --json | tail -1; done
for recipe in digits vae dcgan jena-gru; do npx tamrin train $recipe --backend webgpu --json | tail -1; done
\`\`\`
`;
