import path from 'node:path';

/**
 * Reporter of `node --test`: one JSON object per finished test (not per suite).
 * @param {AsyncIterable<{ type: string, data: object }>} source
 */
export async function* report(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite' || isPlainFile(type, data)) continue;
    yield `${JSON.stringify({ name: data.name, status: statusOf(type, data), reason: reasonOf(data) })}\n`;
  }
}

export { report as default };

/** A file without tests of its own is reported as one passing test. */
function isPlainFile(type, data) {
  return type === 'test:pass' && path.resolve(data.name) === data.file;
}

function statusOf(type, data) {
  if (data.skip !== undefined || data.todo !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}

function reasonOf(data) {
  const error = data.details?.error;
  return String(error?.cause?.message ?? error?.message ?? '').split('\n')[0];
}
