/** The looks of the demo's desk. */
export const DESK_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f2; --card: #fff; --ink: #1f2428; --soft: #5a6269; --line: #e0ddd6; --accent: #0b5f5a; --on-accent: #fff;
  --new-bg: #e3ecfa; --new: #1d4f91; --good-bg: #e0f1ea; --good: #0c5f45; --calm-bg: #eceae5; --calm: #555c61;
  --warn-bg: #fbeed5; --warn: #7a4b00; --bad-bg: #fbe3e0; --bad: #9c2318; --ours: #f0f6f5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181a; --card: #1e2225; --ink: #e8e6e1; --soft: #a5adb2; --line: #343a3e; --accent: #7fd0c6; --on-accent: #10201f;
    --new-bg: #1e2f4a; --new: #a9c8f5; --good-bg: #17362b; --good: #8ad9b6; --calm-bg: #2b3034; --calm: #b5bcc0;
    --warn-bg: #40300f; --warn: #f0c674; --bad-bg: #46211d; --bad: #f5a79d; --ours: #1c2a2a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: .95rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top > div { max-width: 74rem; margin: 0 auto; padding: .75rem 1.25rem; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.75rem; }
.brand { display: flex; align-items: center; gap: .6rem; font-weight: 700; font-size: 1.05rem; color: inherit; text-decoration: none; }
.brand img { width: 1.7rem; height: 1.7rem; }
.brand small { font-weight: 400; color: var(--soft); font-size: .85rem; }
nav { display: flex; gap: .3rem; margin-left: auto; }
nav a { color: var(--soft); text-decoration: none; padding: .4rem .8rem; border-radius: 99px; }
nav a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
nav b { font-weight: 600; font-variant-numeric: tabular-nums; margin-left: .3rem; opacity: .8; }
main { max-width: 74rem; margin: 0 auto; padding: 1.75rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .2rem; letter-spacing: -.01em; }
h2 { font-size: 1rem; margin: 0 0 .6rem; }
.lead { color: var(--soft); margin: 0 0 1.25rem; }
a { color: var(--accent); }
.soft { color: var(--soft); } .small { font-size: .85rem; } .number { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; }
.card.padded { padding: 1rem 1.2rem; margin-bottom: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 50rem; }
th { text-align: left; font-weight: 500; font-size: .82rem; color: var(--soft); padding: .7rem .9rem; white-space: nowrap; }
td { padding: .75rem .9rem; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; min-width: 6.5rem; }
td:first-child, th:first-child { padding-left: 1.2rem; }
td.name { min-width: 10.5rem; }
td .second { display: block; color: var(--soft); font-size: .85rem; }
td a { text-decoration-thickness: 1px; text-underline-offset: .15em; }
tbody tr:hover { background: color-mix(in srgb, var(--accent) 5%, transparent); }
.when { white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--soft); }
.tag { display: inline-block; padding: .08rem .6rem; border-radius: 99px; font-size: .82rem; font-weight: 600; white-space: nowrap; }
td .tag + .tag { margin-top: .3rem; }
.tag.new { background: var(--new-bg); color: var(--new); } .tag.good { background: var(--good-bg); color: var(--good); }
.tag.calm { background: var(--calm-bg); color: var(--calm); } .tag.warn { background: var(--warn-bg); color: var(--warn); }
.tag.bad { background: var(--bad-bg); color: var(--bad); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 1.5rem; align-items: start; }
.heading { margin-bottom: 1.25rem; }
.heading p { margin: .35rem 0 0; display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; }
.message { padding: 1rem 1.2rem; margin-bottom: .9rem; }
.message.ours { background: var(--ours); }
.message > header { display: flex; gap: .7rem; align-items: center; margin-bottom: .7rem; }
.badge { flex: none; width: 2.1rem; height: 2.1rem; border-radius: 50%; display: grid; place-items: center; font-size: .8rem; font-weight: 700; background: var(--calm-bg); color: var(--calm); }
.ours .badge { background: var(--accent); color: var(--on-accent); }
.who { flex: 1; min-width: 0; line-height: 1.3; } .who span { display: block; color: var(--soft); font-size: .85rem; }
.words { white-space: pre-wrap; margin: 0; }
details { margin-top: .7rem; } summary { cursor: pointer; color: var(--soft); width: fit-content; font-size: .88rem; }
details .words { margin-top: .5rem; padding-left: .8rem; border-left: 3px solid var(--line); color: var(--soft); }
.files { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: .8rem 0 0; padding: 0; }
.files li { border: 1px solid var(--line); border-radius: .5rem; padding: .2rem .65rem; font-size: .85rem; }
.why { margin: .9rem 0 0; padding: .7rem 0 0; border-top: 1px dashed var(--line); font-size: .87rem; color: var(--soft); display: grid; gap: .15rem; }
.why b { color: var(--ink); font-weight: 600; }
.event { display: flex; gap: .7rem; align-items: baseline; padding: .1rem 1.2rem .9rem; color: var(--soft); font-size: .88rem; }
.event::before { content: ""; width: .5rem; height: .5rem; border-radius: 50%; background: var(--line); flex: none; }
.event.bad { color: var(--bad); } .event.bad::before { background: var(--bad); }
dl { margin: 0; display: grid; gap: .7rem; } dt { color: var(--soft); font-size: .82rem; } dd { margin: 0; }
.wide dl { grid-template-columns: 9rem minmax(0, 1fr); gap: .4rem 1rem; } .wide dt { font-size: inherit; }
pre { margin: 0; white-space: pre-wrap; font: .77rem/1.6 ui-monospace, "DejaVu Sans Mono", monospace; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr); gap: 1rem; align-items: start; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--soft); }
@media (max-width: 56rem) { .columns { grid-template-columns: 1fr; } nav { margin-left: 0; } .wide dl { grid-template-columns: 1fr; gap: 0; } .wide dd { margin-bottom: .5rem; } .pair { grid-template-columns: 1fr; } }
`;
