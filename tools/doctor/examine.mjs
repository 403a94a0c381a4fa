import { CHECKS } from './checks.mjs';

/** @typedef {{ ok: boolean, says: string, todo?: string }} Finding */

/**
 * Looks at everything and says how it is, the remedy under what is wrong.
 *
 * @param {readonly (() => Finding | Promise<Finding>)[]} [checks]
 * @returns {Promise<number>} exit code: 1 when something is wrong
 */
export async function examine(checks = CHECKS) {
  let wrong = 0;
  for (const check of checks) {
    const finding = await outcomeOf(check);
    console.log(textOf(finding));
    if (!finding.ok) wrong += 1;
  }
  console.log(wrong === 0 ? '\nNothing is wrong.' : `\n${wrong} to put right.`);
  return wrong === 0 ? 0 : 1;
}

/** @param {Finding} finding */
function textOf({ ok, says, todo }) {
  if (ok) return `✓ ${says}`;
  return [`✗ ${says}`, ...(todo ? [`    ${todo}`] : [])].join('\n');
}

/**
 * A check that fails itself is a finding too.
 *
 * @param {() => Finding | Promise<Finding>} check
 * @returns {Promise<Finding>}
 */
async function outcomeOf(check) {
  try {
    return await check();
  } catch (error) {
    return { ok: false, says: error instanceof Error ? error.message : String(error) };
  }
}
