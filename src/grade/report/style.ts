import type { Lang } from "../../text/lang.ts";
import { BASE } from "../../slides/page/style.ts";
import { fontRule } from "./font.ts";

/** The style sheet of the class view and of students' feedback. */
export function styleFor(lang: Lang): string {
  return `${fontRule(lang)}${BASE}${OWN}`;
}

const OWN = `
:root { --bar: #3d7ea6; --good: #1a7f4b; }
@media screen and (prefers-color-scheme: dark) { :root { --bar: #5aa0cc; --good: #5ecb92; } }
body { overflow-wrap: break-word; }
h2 { break-after: avoid; }
.chart { display: flex; align-items: flex-end; gap: 0.35rem; max-width: 46rem; margin-block: 1rem; }
.chart div { flex: 1; min-width: 0; text-align: center; font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.chart i { display: block; height: calc(var(--v) * 8rem); background: var(--bar); border-block-end: 1px solid var(--quiet); }
.chart span { display: block; color: var(--quiet); white-space: nowrap; }
.wide { overflow-x: auto; }
.wide table { width: 100%; margin: 0; }
.wide td, .wide th { padding: 0.3rem 0.8rem 0.3rem 0; text-align: start; vertical-align: top; border-block-start: 1px solid var(--line); }
body:lang(fa) .wide td, body:lang(fa) .wide th { padding: 0.3rem 0 0.3rem 0.8rem; }
.wide th { color: var(--quiet); font-weight: normal; font-size: 0.85rem; border: 0; }
.wide td + td { white-space: nowrap; font-variant-numeric: tabular-nums; }
.share { display: block; width: 8rem; height: 0.4rem; margin-block-start: 0.3rem; background: var(--line); }
.share i { display: block; height: 100%; width: calc(var(--v) * 100%); background: var(--bar); }
.items { list-style: none; margin: 0.8rem 0; padding: 0; }
.items > li { padding-block: 0.45rem; break-inside: avoid; }
.items > li + li { border-block-start: 1px solid var(--line); }
.items ul, td ul { list-style: none; margin: 0; padding: 0; }
.note, .wide td li { color: var(--quiet); font-size: 0.85rem; }
summary { cursor: pointer; color: var(--quiet); font-size: 0.85rem; width: max-content; max-width: 100%; }
article { margin-block-start: 1rem; }
.check { display: grid; grid-template-columns: 1.4rem minmax(0, 1fr); margin-block: 0.5rem; break-inside: avoid; }
.passed::before { content: "✓"; color: var(--good); }
.failed::before { content: "✗"; color: var(--wrong); }
pre { margin: 0.3rem 0; width: fit-content; max-width: 100%; line-height: 1.15; font-size: 0.75rem; overflow-x: auto; direction: ltr; }
@media print {
  summary { display: none; }
  details::details-content { content-visibility: visible; }
}
@media (max-width: 40rem) {
  body { padding: 1rem; }
  .chart { gap: 0.15rem; }
  .chart span { writing-mode: vertical-rl; margin: 0.3rem auto 0; direction: ltr; }
  .wide tr { display: block; padding-block: 0.6rem; border-block-start: 1px solid var(--line); }
  .wide tr:first-child { display: none; }
  .wide td, body:lang(fa) .wide td { display: block; padding: 0.1rem 0; border: 0; }
  .wide td + td::before { content: attr(data-label) ": "; color: var(--quiet); font-size: 0.85rem; }
}
`;
