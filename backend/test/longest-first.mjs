import Sequencer from '@jest/test-sequencer';

/** Files that take minutes: a worker that began one of them last would keep the other waiting. */
const LONG = ['test/fuzz/', 'test/hostile-headers', 'src/worker/worker.api', 'test/binding'];

function rankOf({ path }) {
  const at = LONG.findIndex((part) => path.includes(part));
  return at < 0 ? LONG.length : at;
}

export default class LongestFirst extends Sequencer {
  /** The long ones, then as jest has it: those that failed, then by the time they took or by size. */
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
