/** One row per failing hospital, in columns. */
export function failureTable({ head, failed }) {
  const rows = failed.map(({ name, version, error }) => [name, `${version}/${head}`, error.replaceAll('\n', ' ')]);
  const table = [['hospital', 'version', 'error'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column].length)));
  return table.map(([name, version, error]) => `${name.padEnd(widths[0])}  ${version.padEnd(widths[1])}  ${error}`).join('\n');
}

/** The closing line of a run. */
export function summary({ head, migrated, failed, behind }, dryRun) {
  if (dryRun) return `Dry run: ${behind.length} hospital(s) would go to version ${head}. Nothing was changed.`;
  const parts = [`hospitals migrated: ${migrated.length}`, `failed: ${failed.length}`];
  if (behind.length > 0) parts.push(`held by another runner: ${behind.length}`);
  return `Database at version ${head} (${parts.join(', ')}).`;
}
