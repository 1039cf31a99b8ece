/** The part of the customers' stylesheet for who is signed in. */
export const MY_STYLE = `
label.remember { margin-bottom: 1rem; }
label.remember input { width: auto; min-height: 0; margin-right: .3rem; accent-color: var(--accent); }
.find { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem; margin: 0 0 1rem; }
.find label { flex: 1 1 14rem; margin: 0; }
.tabs { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.tabs a { display: block; padding: .35rem .8rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); text-decoration: none; }
.tabs a[aria-current] { background: var(--accent-soft); border-color: var(--accent); color: inherit; font-weight: 600; }
.tickets { margin: 0; padding: 0; list-style: none; }
.tickets > li { position: relative; padding: .9rem 1.1rem; margin-bottom: .7rem; }
.tickets > li > a { font-weight: 650; }
.tickets > li > a::after { content: ""; position: absolute; inset: 0; border-radius: inherit; }
.tickets > li > a:focus-visible { outline: none; }
.tickets > li:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
.tickets .row { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .8rem; margin: .35rem 0; }
.ticket-number { font-variant-numeric: tabular-nums; color: var(--soft); }
.tag { padding: .05rem .6rem; border-radius: 1rem; background: var(--accent-soft); font-size: .875rem; }
.tag.over { background: none; border: 1px solid var(--line); color: var(--soft); }
`;
