// How the page looks. Two palettes, one layout that goes from two columns to one. Knows only the page's classes.

export const style = `:root {
  color-scheme: light dark;
  --bg: light-dark(#f7f7f5, #14161a); --card: light-dark(#fff, #1c1f25); --ink: light-dark(#1d2126, #e4e7eb);
  --soft: light-dark(#626a73, #969fab); --line: light-dark(#dfe1e4, #30353e);
  --can: light-dark(#1a6f4c, #5bc993); --error: light-dark(#b3261e, #ff8a80); --warning: light-dark(#8a5a00, #e9b949);
  --note: light-dark(#2b5fa8, #84b4f7);
  --old: light-dark(#fdeeec, #351f21); --old-mark: light-dark(#f8c9c4, #6e2f30);
  --new: light-dark(#e9f6ee, #182e24); --new-mark: light-dark(#b4e3c6, #24613f);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
header, main { max-width: 1360px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 40px; }
.kicker { margin: 0; color: var(--soft); font-size: 13px; letter-spacing: .01em; }
h1 { margin: 4px 0 20px; font-size: clamp(24px, 4vw, 36px); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; }
.tiles { display: flex; flex-wrap: wrap; gap: 8px; margin: 0 0 28px; padding: 0; list-style: none; }
.tiles li { padding: 8px 14px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; color: var(--soft); font-size: 13px; }
.tiles b { display: block; color: var(--ink); font-size: 22px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles .can b { color: var(--can); } .tiles .error b { color: var(--error); } .tiles .warning b { color: var(--warning); }
.tiles .none b { color: var(--soft); font-weight: 400; }
nav { margin: 0 0 28px; }
nav h2 { margin: 0 0 6px; font-size: 13px; font-weight: 600; color: var(--soft); }
nav ol { margin: 0; padding: 0; list-style: none; columns: 3 300px; column-gap: 32px; }
nav li { display: flex; align-items: baseline; gap: 8px; break-inside: avoid; padding: 1px 0; }
nav a { color: inherit; text-decoration: none; overflow-wrap: anywhere; font: 13px/1.5 var(--mono); }
nav a:hover { text-decoration: underline; }
nav span { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: 3px; max-width: 110px; }
nav i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); }
nav i.can { background: var(--can); } nav i.error { background: var(--error); } nav i.warning { background: var(--warning); } nav i.note { background: var(--note); }
nav small { color: var(--soft); }
section { margin: 0 0 24px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
section > details > summary { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 6px; padding: 10px 14px; background: var(--card); border-radius: 10px; cursor: pointer; list-style: none; }
section > details[open] > summary { border-bottom: 1px solid var(--line); border-radius: 10px 10px 0 0; }
summary::-webkit-details-marker { display: none; }
section > details > summary::before { content: "▸"; color: var(--soft); width: 1em; }
section > details[open] > summary::before { content: "▾"; }
section h2 { margin: 0 auto 0 0; font: 600 14px/1.5 var(--mono); overflow-wrap: anywhere; min-width: 0; }
section h2 span { color: var(--soft); font-weight: 400; }
.chip { padding: 1px 8px; border: 1px solid currentColor; border-radius: 99px; font-size: 12px; white-space: nowrap; }
.chip.can { color: var(--can); } .chip.error { color: var(--error); } .chip.warning { color: var(--warning); } .chip.note { color: var(--note); }
.code { padding-bottom: 8px; font: 13px/1.55 var(--mono); overflow-wrap: anywhere; }
.heads, .row { display: grid; grid-template-columns: 1fr 1fr; }
.heads span { padding: 6px 14px 4px 56px; color: var(--soft); font: 12px/1.5 system-ui, sans-serif; }
.heads span + span, .side + .side { border-left: 1px solid var(--line); }
.side { display: flex; min-width: 0; }
.n { flex: none; width: 44px; padding-right: 10px; text-align: right; color: var(--soft); opacity: .8; user-select: none; font-variant-numeric: tabular-nums; }
code { font: inherit; flex: 1; min-width: 0; padding: 0 10px 0 20px; position: relative; white-space: pre-wrap; tab-size: 4; }
code::before { content: attr(data-mark); position: absolute; left: 4px; color: var(--soft); }
.old { background: var(--old); } .new { background: var(--new); }
.empty { background: repeating-linear-gradient(135deg, transparent 0 6px, var(--bg) 6px 12px); }
mark { color: inherit; background: var(--old-mark); border-radius: 3px; } .new mark { background: var(--new-mark); }
.cut { color: var(--soft); }
.gap { padding: 3px 14px 3px 64px; color: var(--soft); background: var(--bg); font: 12px/1.5 system-ui, sans-serif; }
.finding { margin: 4px 14px 4px 56px; padding: 4px 12px; border-left: 3px solid var(--note); background: color-mix(in srgb, var(--note) 9%, var(--card)); border-radius: 0 6px 6px 0; font: 13.5px/1.5 system-ui, sans-serif; }
.finding summary { cursor: pointer; list-style: none; }
.finding summary small { color: var(--soft); font-variant-numeric: tabular-nums; }
.finding b { margin-right: 6px; font-weight: 650; }
.finding p { margin: 4px 0; max-width: 80ch; color: var(--soft); white-space: pre-line; }
.finding.can { border-color: var(--can); background: color-mix(in srgb, var(--can) 8%, var(--card)); } .finding.can b { color: var(--can); }
.finding.error { border-color: var(--error); background: color-mix(in srgb, var(--error) 9%, var(--card)); } .finding.error b { color: var(--error); }
.finding.warning { border-color: var(--warning); background: color-mix(in srgb, var(--warning) 10%, var(--card)); } .finding.warning b { color: var(--warning); }
.finding.note b { color: var(--note); }
.finding.suppressed { border-color: var(--line); background: none; color: var(--soft); }
.missing { margin: 0 0 16px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.missing summary { cursor: pointer; } .missing.error summary { color: var(--error); }
.missing dl { margin: 8px 0 0; display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 2px 16px; font-size: 13px; }
.missing dt { font-family: var(--mono); overflow-wrap: anywhere; } .missing dd { margin: 0; color: var(--soft); }
:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
@media (max-width: 760px) {
  header, main { padding: 0 12px; } header { padding-top: 24px; }
  .heads { display: none; } .row { grid-template-columns: 1fr; } .side + .side { border-left: 0; }
  .row:not(.changed) .side + .side, .empty { display: none; }
  .n { width: 34px; padding-right: 6px; } code { padding-right: 6px; }
  .finding { margin-left: 34px; margin-right: 8px; } .gap { padding-left: 54px; }
  .missing dl { grid-template-columns: 1fr; } .missing dd { margin-bottom: 6px; }
}
@media print { body { background: none; } section { break-inside: avoid; } section > details > summary { position: static; } }
`;
