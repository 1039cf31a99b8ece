/** The week board: days as columns, the clock as rows of a quarter of an hour. Places are classes, because the pages' policy lets no style attribute in. */

const QUARTERS = Array.from({ length: 96 }, (_, index) => index);
const PLACES = QUARTERS.map(
  (row) => `.from-${row}{grid-row-start:${row + 1}}.for-${row + 1}{grid-row-end:span ${row + 1}}`,
);

export const PLANNING_STYLE = `
.choice-of-week { margin-bottom: .75rem; } .choice-of-week form.row { margin: 0; } .board .week { margin: 0 0 1.25rem; break-inside: avoid; } .days { display: grid; grid-template-columns: 3.1rem repeat(7, minmax(0, 1fr)); border: 1px solid var(--line); border-radius: var(--radius); background: var(--card); overflow: hidden; }
.days .head { display: block; min-height: 2.4rem; padding: .15rem .35rem; font-size: .8125rem; line-height: 1.2; border-bottom: 1px solid var(--line); } .day { border-left: 1px solid var(--line); min-width: 0; } .day.today .head { color: var(--accent); box-shadow: inset 0 2px 0 var(--accent); }
.slots { display: grid; grid-auto-rows: .95rem; position: relative; } .slots > * { grid-column: 1; } .hours .slots > span { padding: 0 .35rem; font-size: .75rem; color: var(--soft); text-align: right; white-space: nowrap; border-top: 1px solid var(--line); margin-top: -1px; font-variant-numeric: tabular-nums; }
.slots .shut { background: var(--paper); } .slots .open { background: repeating-linear-gradient(var(--card) 0 calc(3.8rem - 1px), var(--line) calc(3.8rem - 1px) 3.8rem); } .slots .now { border-top: 2px solid var(--bad); z-index: 2; height: 0; pointer-events: none; }
a.slot { z-index: 1; overflow: hidden; margin: 0 .15rem 1px; padding: 0 .35rem; border: 1px solid var(--accent); border-left-width: 4px; border-radius: var(--radius); background: var(--accent-soft); color: var(--ink); font-size: .8125rem; line-height: 1.25; text-decoration: none; min-width: 0; } a.slot.for-1 { font-size: .75rem; line-height: .85rem; border-width: 0 0 0 4px; }
a.slot .line { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; } a.slot:hover, a.slot:focus-visible, a.slot[aria-current] { z-index: 3; outline: 2px solid var(--accent); outline-offset: 0; } a.slot.proposed, a.slot.tentative { border-style: dashed; border-left-style: solid; background: var(--card); } a.slot.declined, a.slot.other-time { border-color: var(--bad); background: var(--bad-soft); } a.slot.over { border-color: var(--line-strong); background: var(--paper); }
a.slot.lane-1 { margin-left: 25%; } a.slot.lane-2 { margin-left: 50%; } a.slot.lane-3 { margin-left: 65%; } .slots.target { outline: 2px dashed var(--accent); outline-offset: -2px; } .chosen { border-left: 4px solid var(--accent); } .tag.declined, .tag.other-time { border-color: var(--bad); color: var(--bad); } .tag.accepted { border-color: var(--accent); color: var(--accent); } .warned { color: var(--warn); margin: 0 0 .3rem; } .said { border-left: 3px solid var(--line-strong); padding-left: .6rem; } .planned + .planned, .planned + details { border-top: 1px solid var(--line); padding-top: .5rem; margin-top: .5rem; } .planned p { margin: 0 0 .3rem; } .planned p.row { gap: .25rem 1rem; } textarea.short { min-height: 4rem; } form.plan .row { margin-bottom: .6rem; } .plan input[type="number"] { width: 5rem; }
@media (max-width: 60rem) { .days { display: block; } .hours { display: none; } .day { border-left: 0; border-top: 1px solid var(--line); } .day.empty { display: none; } .days .head { min-height: 0; } .slots { display: block; padding: .3rem; } .slots .shut, .slots .open, .slots .now { display: none; } .days a.slot { display: block; margin: 0 0 .3rem; } }
@media print { a.slot { break-inside: avoid; } .slots { grid-auto-rows: .65rem; } }
${PLACES.join('\n')}
`;
