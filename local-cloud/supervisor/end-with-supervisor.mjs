const GIVE_UP_MS = 5000;

/**
 * Ends this process, after `close`, when asked by a signal and when the supervisor is gone (the IPC channel ends however it died).
 *
 * @param {() => Promise<void> | void} close
 */
export function endWithSupervisor(close) {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
  process.on('disconnect', end);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
