import { ProgramProcess } from './program-process.js';

/** A real worker process on the suite's services. */
export class WorkerProcess extends ProgramProcess {
  /** @param env `HMS_CRASH_AFTER_STEP` ends it after that step, as `kill -9` would */
  static async start(env: Record<string, string> = {}): Promise<WorkerProcess> {
    return new WorkerProcess(await ProgramProcess.run('worker.main.js', env));
  }
}
