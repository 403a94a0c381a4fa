/** What must stay a value: SQL in every dialect of trouble. */
export const SQL = [
  `'`,
  `''`,
  `"`,
  `\\`,
  `;`,
  `--`,
  `/*`,
  `' OR 1=1 --`,
  `' OR '1'='1`,
  `" OR "1"="1`,
  `') OR ('1'='1`,
  `1 OR 1=1`,
  `1; DROP TABLE patients`,
  `'; DROP SCHEMA public CASCADE; --`,
  `'; DELETE FROM audit_events; --`,
  `'; SET ROLE hms_migrator; --`,
  `'; RESET ROLE; SELECT * FROM public.users; --`,
  `'; SET search_path = public; --`,
  `'; COPY patients TO PROGRAM 'cat'; --`,
  `' UNION SELECT id, email, name FROM public.users --`,
  `' UNION ALL SELECT NULL, NULL, NULL --`,
  `' AND 1=(SELECT count(*) FROM pg_sleep(2)) --`,
  `'||pg_sleep(2)||'`,
  `$$; SELECT pg_sleep(2); $$`,
  `$1`,
  `$2::uuid`,
  `%`,
  `_`,
  `%' OR name_search LIKE '%`,
  `\\%`,
  `a\\`,
  `E'\\047'`,
  `U&'\\0027'`,
  `CAST(1/0 AS text)`,
  `(SELECT 1/0)`,
  `id; SELECT 1`,
  `name,(SELECT version())`,
  `-name; --`,
  `created_at DESC NULLS FIRST`,
  `pg_catalog.pg_user`,
  `information_schema.tables`,
  `NULL`,
  `null`,
  `NaN`,
  `1e309`,
  `-1`,
  `99999999999999999999`,
  `0x41`,
];

/** What must stay text, and what breaks parsers. */
export const TEXT = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `javascript:alert(1)`,
  `{{7*7}}`,
  '${7*7}',
  `=cmd|' /C calc'!A0`,
  `../../etc/passwd`,
  `\u0000`,
  `a\u0000b`,
  `\u202Eabc`,
  `\uFEFF`,
  `ＳＥＬＥＣＴ`,
  `ʼ OR 1=1`,
  `😀`.repeat(20),
  `é`.repeat(300),
  `a`.repeat(10_000),
  `(a+)+$`.repeat(20),
  ` `,
  ``,
  `\r\nX-Injected: 1`,
  `0001-01-01`,
  `9999-12-31`,
  `2026-02-30`,
  `__proto__`,
  `eyJhIjoxfQ`,
  `WyJuYW1lIiwieCIsIngiXQ`,
  Buffer.from(JSON.stringify(['name', `' OR 1=1 --`, null, 'x'])).toString('base64url'),
  Buffer.from(JSON.stringify(['-createdAt', 'not a time', 'not an id'])).toString('base64url'),
  Buffer.from(JSON.stringify(['name', '\u0000', '\u0000', 'x'])).toString('base64url'),
];

/** What a document says of a text. */
interface Form {
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly pattern?: string | undefined;
  readonly format?: string | undefined;
}

/** One of so many. */
const OF_A_FORM = 8;
let turn = 0;

/** Every payload for free text. What has a form refuses all of them by it, and gets a few, each time others. */
export function payloadsFor({ type, enum: choices, pattern, format }: Form): string[] {
  const all = [...SQL, ...TEXT];
  if (type === 'string' && choices === undefined && pattern === undefined && format === undefined) return all;
  turn += 1;
  return all.filter((_, index) => (index + turn) % OF_A_FORM === 0);
}
