/** The stylesheet and the icon of customers' pages. Text in a module: the compiler takes it along, no copying. */

import { FORM_STYLE } from './style-form.ts';
import { MY_STYLE } from './style-my.ts';

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f2; --card: #ffffff; --ink: #1f2428; --soft: #596168; --line: #dedbd4;
  --accent: #0b5f5a; --accent-soft: #e3f0ee; --ours: #eef4f8; --bad: #a8321f; --bad-soft: #fbe9e7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191b; --card: #1f2326; --ink: #e8e6e1; --soft: #a3abb0; --line: #363c40;
    --accent: #7fd0c6; --accent-soft: #20393a; --ours: #222d35; --bad: #f2a294; --bad-soft: #3c2422;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  overflow-wrap: anywhere;
}
.page { max-width: 44rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
header.desk { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem; color: var(--soft); font-weight: 600; margin-bottom: 1.5rem; }
header.desk svg, header.desk img { width: 1.75rem; height: 1.75rem; flex: none; }
header.desk .brand { display: flex; align-items: center; gap: .6rem; color: inherit; text-decoration: none; }
.menu { font-weight: 400; }
.menu ul { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; }
.menu a { display: inline-block; padding: .4rem 0; }
.menu a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
button.plain { background: none; border: none; color: var(--accent); text-decoration: underline; text-underline-offset: .15em; padding: .4rem 0; min-height: 0; }
h1 { font-size: 1.55rem; line-height: 1.25; margin: 0 0 1rem; letter-spacing: -.01em; text-wrap: pretty; }
h2 { font-size: 1.1rem; margin: 0 0 .35rem; }
p { margin: 0 0 .75rem; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem 1.2rem; margin: 0 0 1rem; }
.card > :last-child { margin-bottom: 0; }
.state { background: var(--accent-soft); border-color: transparent; }
.state strong { display: block; color: var(--accent); font-size: 1.2rem; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0 0 1.25rem; }
.facts div { display: flex; gap: .5rem; }
.facts dt { color: var(--soft); overflow-wrap: break-word; }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.section { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; margin: 2rem 0 .75rem; }
.section h2 { margin: 0; }
.message header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin-bottom: .5rem; }
.message header strong { font-weight: 650; }
.message.out { background: var(--ours); }
.message.event { background: transparent; border-style: dashed; color: var(--soft); }
.words { white-space: pre-wrap; margin: 0; }
.words + p { margin-top: .75rem; }
details { margin-top: .9rem; }
summary { cursor: pointer; color: var(--soft); width: fit-content; }
details .words { margin-top: .6rem; padding-left: .9rem; border-left: 3px solid var(--line); color: var(--soft); }
.files { list-style: none; margin: .9rem 0 0; padding: .75rem 0 0; border-top: 1px solid var(--line); }
.files li { display: flex; justify-content: space-between; gap: 1rem; padding: .1rem 0; }
.files .size { color: var(--soft); white-space: nowrap; }
.files a { min-height: 1.75rem; display: inline-block; }
.pictures { display: flex; flex-wrap: wrap; gap: .6rem; margin-top: .75rem; }
.pictures img { display: block; max-width: 100%; height: 8rem; object-fit: cover; border: 1px solid var(--line); border-radius: .4rem; }
.way { list-style: none; margin: 0 0 1.25rem; padding: 0; font-size: .875rem; color: var(--soft); overflow-wrap: break-word; }
.way li { position: relative; padding: .1rem 0 .35rem 1.75rem; }
.way li::before { content: ""; position: absolute; top: .25rem; left: 0; width: 1rem; height: 1rem; border-radius: 50%; border: 2px solid var(--soft); background: var(--paper); z-index: 1; }
.way li + li::after { content: ""; position: absolute; bottom: calc(100% - .3rem); left: calc(.5rem - 1px); height: 1rem; border-left: 2px solid var(--line); }
.way .passed::before { background: var(--accent); border-color: var(--accent); }
.way .passed + li::after, .way .skipped + li::after { border-color: var(--accent); }
.way .now { color: var(--ink); font-weight: 650; }
.way .now::before { border-color: var(--accent); box-shadow: inset 0 0 0 3px var(--paper); background: var(--accent); }
.way .skipped::before { border-style: dotted; }
.table { margin: 0 0 .75rem; }
.table div { display: flex; justify-content: space-between; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); }
.table dt { color: var(--soft); overflow-wrap: break-word; }
.table dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.problem:not(.card) { padding: .4rem .75rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
fieldset { border: 0; margin: 0 0 .75rem; padding: 0; }
.choice { margin: 0; display: flex; align-items: center; gap: .5rem; border: 1px solid var(--soft); border-radius: .4rem; padding: .4rem .9rem; min-height: 2.75rem; cursor: pointer; }
.choice > span { color: inherit; font-size: inherit; }
.choice:has(:checked) { border-color: var(--accent); background: var(--accent-soft); }
details.card > summary { margin: 0; }
details.card[open] > summary { margin-bottom: .75rem; }
.languages { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin-top: 2rem; padding: 0; list-style: none; }
.languages a { display: inline-block; padding: .4rem 0; }
.languages a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
label { display: block; margin: 0 0 .75rem; }
label > span { display: block; color: var(--soft); font-size: .875rem; }
input, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .4rem; padding: .4rem .7rem; min-height: 2.5rem; }
label input, textarea { width: 100%; }
textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .4rem; padding: .5rem .7rem; resize: vertical; }
.problem { border-left: 4px solid var(--bad); background: var(--bad-soft); }
.done { border-left: 4px solid var(--accent); background: var(--accent-soft); }
button { cursor: pointer; }
a.button { display: inline-flex; align-items: center; min-height: 2.5rem; padding: .4rem .7rem; border: 1px solid var(--soft); border-radius: .4rem; color: inherit; text-decoration: none; }
ol { margin: 0 0 .75rem; padding-left: 1.4rem; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600; }
input:focus-visible, textarea:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.choices { display: flex; flex-wrap: wrap; gap: .6rem; }
footer { margin-top: 2rem; }
@media (min-width: 40rem) {
  .page { padding-top: 2.5rem; }
  h1 { font-size: 1.9rem; }
  .way { display: flex; }
  .way li { flex: 1; padding: 1.75rem .15rem 0; text-align: center; }
  .way li::before { left: calc(50% - .5rem); }
  .way li + li::after { bottom: auto; top: .7rem; left: -50%; width: 100%; height: 0; border-left: none; border-top: 2px solid var(--line); }
}
${FORM_STYLE}${MY_STYLE}
@media print { body { background: none; } .card { break-inside: avoid; } }
`;

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b5f5a"/><path d="M6 22h20v3H6z" fill="#fff"/><path d="M9 20V12a7 7 0 0 1 14 0v8" fill="none" stroke="#fff" stroke-width="2.5"/><circle cx="16" cy="16" r="3" fill="#fff"/></svg>`;
