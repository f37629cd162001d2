/** What every page looks like: light and dark, on a screen and on paper, from left to right and from right to left. */
export const BASE = `
:root {
  color-scheme: light dark;
  --page: #fff; --text: #1b1b1f; --quiet: #5c5c66; --line: #d8d8de; --card: #f7f7f9;
  --wrong: #b0004e;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #17171a; --text: #ececf1; --quiet: #a2a2ae; --line: #3a3a42; --card: #202025;
    --wrong: #ff7fb0;
  }
}
body {
  margin: 0 auto; max-width: 76rem; padding: 1.5rem; line-height: 1.6;
  background: var(--page); color: var(--text);
  font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
body:lang(fa) {
  font-family: Vazirmatn, "Noto Sans Arabic", "Segoe UI", Tahoma, system-ui, sans-serif;
  line-height: 1.9;
}
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.25rem; border-block-end: 1px solid var(--line); }
h3 { margin: 0; font-size: 1rem; }
p { margin: 0.35rem 0; max-width: 46rem; }
a { color: inherit; }
.quiet { color: var(--quiet); font-weight: normal; font-size: 0.9rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.5rem; }
nav a {
  display: block; padding: 0.15rem 0.8rem; border: 1px solid var(--line); border-radius: 1rem;
  background: var(--card); text-decoration: none;
}
article { padding: 0.8rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--card); min-width: 0; }
table { border-collapse: collapse; margin: 0 auto; }
.list td, .list th { padding: 0.1rem 0.8rem; text-align: start; border-block-end: 1px solid var(--line); }
@media print {
  body { padding: 0; font-size: 10pt; }
  nav { display: none; }
  h2 { break-after: avoid; }
  article { break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** The page of the slides. Blue to orange through a neutral middle is told apart with every common colour blindness. */
export const STYLE = `${BASE}
:root { --negative: #4393c3; --middle: #fff; --positive: #e08214; }
@media screen and (prefers-color-scheme: dark) {
  :root { --negative: #2166ac; --middle: #2a2a30; --positive: #a85005; }
}
.legend { width: 16rem; }
.scale {
  height: 0.9rem; border: 1px solid var(--line);
  background: linear-gradient(to right, var(--negative), var(--middle), var(--positive));
}
.ends { display: flex; justify-content: space-between; font-size: 0.8rem; color: var(--quiet); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 33rem), 1fr)); gap: 1rem; align-items: start; }
.sums { display: flex; flex-wrap: wrap; align-items: center; gap: 0.9rem; margin-block: 0.6rem; overflow: auto hidden; }
body:lang(fa) .sums { justify-content: flex-end; }
figure { margin: 0; }
figcaption { font-size: 0.75rem; color: var(--quiet); text-align: center; }
.numbers td {
  min-width: 2.5rem; height: 1.7rem; padding: 0 0.15rem; border: 1px solid var(--page);
  text-align: center; font-size: 0.8rem; font-variant-numeric: tabular-nums;
}
.pixels td { width: 0.6rem; height: 0.6rem; padding: 0; border: 1px solid var(--card); }
.negative { background: color-mix(in srgb, var(--negative) var(--v), var(--middle)); }
.positive { background: color-mix(in srgb, var(--positive) var(--v), var(--middle)); }
.numbers .blank { border: 1px dashed var(--line); }
.numbers .mark { font-weight: bold; background: var(--page); }
.numbers .wrong { outline: 3px solid var(--wrong); outline-offset: -2px; position: relative; line-height: 1.15; padding: 0.25rem; }
.wrong del, .wrong ins { display: block; width: max-content; margin: auto; padding-inline: 0.3rem; text-decoration: none; }
.wrong del { background: linear-gradient(to top right, transparent calc(50% - 0.75px), currentcolor calc(50% - 0.75px) calc(50% + 0.75px), transparent calc(50% + 0.75px)); }
.wrong ins { font-weight: bold; }
.numbers .lost { outline: 3px dashed var(--wrong); outline-offset: -2px; }
`;
