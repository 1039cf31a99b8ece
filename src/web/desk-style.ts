/** The stylesheet of the desk: calm, dense, readable; tokens first, light and dark, from 360 px to wide screens, print. */
import { PLANNING_STYLE } from './planning-style.ts';

export const DESK_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f5f5f3; --card: #ffffff; --ink: #1c2125; --soft: #565e65; --line: #d9d7d0; --line-strong: #8b9197;
  --accent: #0b5f5a; --accent-ink: #ffffff; --accent-soft: #e2f0ee;
  --note: #fff6da; --note-line: #d9b84a; --ours: #edf4f9; --bad: #a3231b; --bad-soft: #fbe9e7; --warn: #7a5200; --warn-soft: #fdf0d3;
  --radius: .4rem; --gap: .75rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181a; --card: #1d2124; --ink: #e6e4df; --soft: #a7afb4; --line: #343a3e; --line-strong: #737b81;
    --accent: #7fd0c6; --accent-ink: #10211f; --accent-soft: #1f3737;
    --note: #35301d; --note-line: #8d7a35; --ours: #1f2a32; --bad: #ff9d94; --bad-soft: #3c2220; --warn: #f0c36b; --warn-soft: #372c17;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: .9375rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 0 0 .4rem; }
p { margin: 0 0 .6rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: .5rem; top: .5rem; background: var(--card); padding: .5rem; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; padding: .4rem 1rem; background: var(--card); border-bottom: 1px solid var(--line); }
.bar nav { display: flex; flex-wrap: wrap; gap: .1rem .9rem; flex: 1; }
.bar a { padding: .3rem 0; text-decoration: none; color: var(--soft); }
.bar a[aria-current] { color: var(--accent); font-weight: 600; box-shadow: 0 2px 0 var(--accent); }
.bar .me + nav { flex-basis: 100%; font-size: .875rem; } .bar .me + nav a { padding: .1rem 0 .2rem; }
.bar .me { display: flex; align-items: center; gap: .9rem; }
main { max-width: 90rem; margin: 0 auto; padding: 1rem; }
.soft { color: var(--soft); } .small { font-size: .8125rem; } .nowrap { white-space: nowrap; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: .8rem .9rem; margin: 0 0 var(--gap); }
.card > :last-child { margin-bottom: 0; }
.columns { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 62rem) { .columns { grid-template-columns: minmax(0, 1fr) 20rem; align-items: start; } }
button, .button { font: inherit; display: inline-block; cursor: pointer; padding: .3rem .75rem; min-height: 2rem; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--card); color: var(--ink); text-decoration: none; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-weight: 600; }
button.plain { border: 0; background: none; padding: .3rem 0; color: var(--soft); text-decoration: underline; text-underline-offset: .15em; }
label { display: block; margin: 0 0 .6rem; } label > span { display: block; color: var(--soft); font-size: .8125rem; }
input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line-strong); border-radius: var(--radius); padding: .3rem .5rem; max-width: 100%; min-height: 2rem; }
input[type="checkbox"], input[type="radio"] { min-height: 0; width: 1.05rem; height: 1.05rem; vertical-align: -.15rem; }
textarea { width: 100%; min-height: 8rem; } label.wide input, label.wide select { width: 100%; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; } .row label { margin: 0; }
.problem { border-left: 4px solid var(--bad); background: var(--bad-soft); } .warning { border-left: 4px solid var(--warn); background: var(--warn-soft); }
.tag { display: inline-block; padding: 0 .45rem; border-radius: 1rem; border: 1px solid var(--line-strong); font-size: .8125rem; white-space: nowrap; }
.tag.wrapped { white-space: normal; } .tag.high, .tag.urgent, .tag.overdue { border-color: var(--bad); color: var(--bad); } .tag.urgent { font-weight: 700; } .tag.soon { border-color: var(--warn); color: var(--warn); }
.tabs { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: 0 0 .75rem; padding: 0; list-style: none; }
.tabs a { display: block; padding: .25rem 0; text-decoration: none; color: var(--soft); } .tabs a[aria-current] { color: var(--accent); font-weight: 600; box-shadow: 0 2px 0 var(--accent); }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--soft); font-weight: 600; font-size: .8125rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
tbody tr:hover, [data-rows] > tr:focus-within, .queue tbody tr:has(input:checked) { background: var(--accent-soft); } [data-rows] > tr:focus-within { box-shadow: inset 3px 0 0 var(--accent); }
td.slim, th.slim { width: 1%; } input[type="date"] { height: 2rem; } .views .tabs { margin: 0; }  .save-view { margin: 0 0 .5rem; } .bulk { align-items: start; margin-bottom: .5rem; } .bulk details[open] { flex-basis: 100%; } .bulk .row.beside { gap: .5rem .9rem; }
.live { display: flex; flex-wrap: wrap; gap: .25rem .75rem; border-left: 4px solid var(--accent); padding: .35rem .9rem; } .live[hidden] { display: none; } kbd { font: inherit; font-weight: 600; padding: 0 .4rem; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--paper); }
.scroll { overflow-x: auto; }
.entry { border: 1px solid var(--line); border-radius: var(--radius); background: var(--card); padding: .6rem .8rem; margin: 0 0 .6rem; }
.entry > header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin-bottom: .35rem; }
.entry.out { background: var(--ours); } .entry.note { background: var(--note); border-color: var(--note-line); border-left-width: 5px; }
.entry.event { background: none; border: 0; padding: 0 .8rem; color: var(--soft); font-size: .8125rem; } .entry.doubtful { border-left: 5px solid var(--warn); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; } iframe.mail { width: 100%; height: 46rem; border: 0; } .words { white-space: pre-wrap; margin: 0; } summary { cursor: pointer; color: var(--soft); width: fit-content; }
iframe.html { width: 100%; border: 1px solid var(--line); border-radius: var(--radius); background: #fff; min-height: 12rem; }
.files { list-style: none; margin: .5rem 0 0; padding: 0; } .files li { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .1rem 0; }
dl.facts { display: grid; grid-template-columns: fit-content(50%) 1fr; gap: .2rem .75rem; margin: 0; } dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; }
mark { background: var(--note); color: inherit; padding: 0 .1rem; }
.door { max-width: 26rem; padding-top: 8vh; } .door h1 { display: flex; align-items: center; gap: .6rem; margin-bottom: 1rem; }
.narrow { max-width: 38rem; } .done { border-left: 4px solid var(--accent); background: var(--accent-soft); } .secret { user-select: all; }
.people { list-style: none; margin: 0 0 var(--gap); padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.people li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; padding: .6rem .9rem; } .people li + li { border-top: 1px solid var(--line); }
p.snippet { margin: .1rem 0 0; } .snippet .tag { margin-left: .4rem; } dd.overdue { color: var(--bad); font-weight: 600; } .found .address { display: block; }
fieldset.plain { border: 0; margin: .6rem 0; padding: 0; } legend { padding: 0; } label.inline { display: inline-block; margin: 0 .9rem 0 0; }
h3 { font-size: .875rem; margin: .9rem 0 .2rem; }
.grow { flex: 1; min-width: 8rem; } .row.beside { align-items: baseline; } form.row { margin: .25rem 0; } form + details { margin-top: .7rem; } details + details { margin-top: .5rem; } summary + * { margin-top: .4rem; }
.charts { display: grid; gap: 1rem; align-items: start; } .charts .card { margin: 0; min-width: 0; } @media (min-width: 75rem) { .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); } .charts .wide { grid-column: 1 / -1; } .charts .beside:not(.row) { display: grid; grid-template-columns: 2fr 3fr; gap: 1.5rem; } } .charts .scroll table { min-width: 36rem; }
.chart { display: block; width: 100%; } .chart text { font-size: 12px; fill: var(--soft); } .chart .tick { text-anchor: end; } .chart .label { text-anchor: middle; } .chart .grid { stroke: var(--line); }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; list-style: none; margin: 0 0 .4rem; padding: 0; font-size: .8125rem; } tfoot th, tfoot td { font-weight: 600; } tbody th[scope="row"] { color: inherit; font-weight: 400; font-size: inherit; }
.tone-1 { fill: var(--accent); } .tone-2 { fill: var(--note-line); } .tone-3 { fill: var(--warn); } .tone-4 { fill: var(--line-strong); } .priority-urgent { fill: var(--bad); } .priority-high { fill: var(--warn); } .priority-normal { fill: var(--accent); } .priority-low { fill: var(--line-strong); }
a.quiet { color: inherit; text-decoration: none; } a.quiet:hover { text-decoration: underline; } .count { margin-left: .3rem; font-size: .8125rem; font-variant-numeric: tabular-nums; color: var(--soft); } .line { display: block; } .pages { margin-top: .75rem; }
form.filters { margin: 0 0 .75rem; } .filters label > span { margin-bottom: .1rem; } table { overflow-wrap: break-word; } td.subject { min-width: 14rem; overflow-wrap: anywhere; } td.subject .tag { margin-right: .25rem; } .tag.mark { border-color: var(--warn); color: var(--warn); } .tag.mark.undelivered { border-color: var(--bad); color: var(--bad); } .tag.mark.new-reply { border-color: var(--accent); color: var(--accent); }
.heading p { color: var(--soft); } .heading strong { color: var(--ink); } .row.between { justify-content: space-between; } .scroll + section { margin-top: 1.5rem; } .entry.alarm { color: var(--bad); } .tag.note { border-color: var(--note-line); } .doubt { background: var(--warn-soft); border-radius: var(--radius); padding: .5rem .6rem; margin: 0 0 .6rem; } .doubt .row label { display: flex; gap: .4rem; align-items: center; } .doubt p { margin-bottom: .4rem; }
.entry details { margin-top: .4rem; } .entry summary { font-size: .8125rem; } .words.quoted { border-left: 3px solid var(--line); padding-left: .7rem; color: var(--soft); } iframe.html { height: 30rem; resize: vertical; margin-top: .4rem; } .thumbnails { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .5rem; } .thumbnails img { display: block; height: 6rem; max-width: 12rem; object-fit: cover; border: 1px solid var(--line); border-radius: var(--radius); }
ul.plain { list-style: none; margin: 0; padding: 0; } ul.plain li { padding: .15rem 0; } .columns aside { min-width: 0; }
@media (max-width: 40rem) { .bar nav { order: 3; flex-basis: 100%; } .bar .me { flex: 1; justify-content: end; }
  main { padding: .6rem; } .hide-narrow { display: none; } }
@media (max-width: 40rem) { td.nowrap:has(time) { white-space: normal; } .chart text { font-size: 16px; } .charts td, .charts th { padding: .3rem; overflow-wrap: anywhere; } .charts th { font-size: .75rem; hyphens: auto; }
  .found thead { display: none; } .found tbody, .found tr, .found td { display: block; } .found tr { border-bottom: 1px solid var(--line); padding: .4rem 0; } .found td { border: 0; padding: 0 .6rem; } }
@media print { .bar, form, .no-print { display: none; } body { background: none; } }
${PLANNING_STYLE}`;
