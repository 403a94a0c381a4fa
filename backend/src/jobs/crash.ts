/** Test installations may end the worker after a step, as `kill -9` would: HMS_CRASH_AFTER_STEP=<step>. */
export function crashIfAsked(step: string): void {
  if (process.env['NODE_ENV'] === 'test' && process.env['HMS_CRASH_AFTER_STEP'] === step) process.kill(process.pid, 'SIGKILL');
}
