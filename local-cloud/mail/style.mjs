/** The pages' whole look: light and dark, from 320 px up. */
export const STYLE = `
  :root { color-scheme: light dark; --paper: light-dark(#f5f7f9, #12171c); --card: light-dark(#fff, #1a2128);
    --ink: light-dark(#1b2733, #e6ebf0); --soft: light-dark(#54626f, #9fadba); --line: light-dark(#d8dfe5, #2e3943);
    --link: light-dark(#0b5c8f, #79bdea); }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
  main { max-width: 860px; margin: 0 auto; padding: 20px 16px 48px; }
  header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between; }
  h1 { font-size: 22px; line-height: 1.25; margin: 8px 0; overflow-wrap: anywhere; }
  h2 { font-size: 14px; color: var(--soft); margin: 24px 0 8px; }
  a { color: var(--link); }
  form { display: flex; gap: 8px; align-items: center; }
  header form { flex: 0 1 380px; }
  label, .count, time, .who { color: var(--soft); font-size: 13px; }
  input, button { font: inherit; color: inherit; min-height: 36px; padding: 4px 10px; border: 1px solid var(--line); border-radius: 6px;
    background: var(--card); }
  input { flex: 1; min-width: 0; }
  button { cursor: pointer; }
  .quiet { margin-top: 16px; color: var(--soft); }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
  ol { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
  li + li { border-top: 1px solid var(--line); }
  li a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; padding: 10px 14px; color: inherit; text-decoration: none; }
  li a:hover strong { text-decoration: underline; }
  li strong, li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  li .who { grid-row: 2; } li .preview { grid-column: 1 / -1; color: var(--soft); }
  li time { grid-row: 1; grid-column: 2; }
  .empty { background: var(--card); border: 1px dashed var(--line); border-radius: 8px; padding: 32px 20px; text-align: center; }
  dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 16px; margin: 12px 0; }
  dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
  iframe { width: 100%; height: 360px; border: 1px solid var(--line); border-radius: 8px; background: #fff; color-scheme: light; }
  pre { font: 14px/1.6 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: 14px;
    background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
  @media (max-width: 480px) { li a { grid-template-columns: minmax(0, 1fr); } li time, li .who { grid-row: auto; grid-column: 1; }
    header form { flex-basis: 100%; } }
`;
