/** The part of the customers' stylesheet for the online form. */
export const FORM_STYLE = `
h2 label { margin: 0; }
textarea, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .4rem; padding: .4rem .7rem; min-height: 2.5rem; width: 100%; }
textarea { display: block; min-height: 10rem; resize: vertical; }
textarea:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
fieldset { border: 0; margin: 0 0 .75rem; padding: 0; min-width: 0; }
legend { padding: 0; color: var(--soft); font-size: .875rem; }
fieldset .pick { display: flex; gap: .6rem; align-items: baseline; margin: 0; padding: .3rem 0; }
.pick input { flex: none; width: 1.1rem; height: 1.1rem; min-height: 0; margin: 0; accent-color: var(--accent); align-self: center; }
.pick > span { color: inherit; font-size: inherit; }
.pair { display: grid; gap: 0 1rem; }
.hint { margin: -.45rem 0 .75rem; color: var(--soft); font-size: .875rem; }
.fault { margin: -.45rem 0 .75rem; color: var(--bad); font-weight: 600; }
[aria-invalid] { border-color: var(--bad); border-width: 2px; }
.notice { border-color: var(--bad); border-width: 2px; }
.notice ul { margin: 0; padding-left: 1.2rem; }
.trap { position: absolute; left: -200vw; width: 1px; height: 1px; overflow: hidden; }
.number { font-size: 1.6rem; font-weight: 700; letter-spacing: .02em; font-variant-numeric: tabular-nums; }
progress { width: 100%; height: .6rem; accent-color: var(--accent); }
input[type=file] { width: 100%; margin-bottom: .5rem; }
.sendline { display: grid; gap: .6rem; margin: 1rem 0 2rem; }
.sendline p { margin: 0; }
header.desk img.logo { width: auto; max-width: 12rem; height: auto; max-height: 3rem; }
@media (min-width: 40rem) { .pair { grid-template-columns: 1fr 1fr; } .sendline { justify-items: start; } }
`;
