/**
 * Preloaded (`--import`) into programs that are not ours to change: they end when the supervisor is gone, however it ended.
 */
import { isMainThread } from 'node:worker_threads';

const GRACE_MS = 5000;

if (isMainThread && process.channel) {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GRACE_MS);
  });
  // Listening must not keep a program alive that has done its work.
  process.channel.unref();
}
