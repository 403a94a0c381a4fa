import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Of this process alone: another suite may run at the same time. */
const BUILD = path.join(ROOT, `node_modules/.cache/hms/worker-under-test-${process.pid}`);
const READY_MS = 20_000;

let built = false;

/** The worker runs as a program of its own, so it is compiled; once per spec file. */
function build(): void {
  if (built) return;
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(path.join(BUILD, 'package.json'), '{ "type": "module" }\n');
  const flags = ['src', '-d', BUILD, '--strip-leading-paths', '--ignore', '**/*.spec.ts', '-q'];
  const result = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/@swc/cli/bin/swc.js'), ...flags], {
    cwd: path.join(ROOT, 'backend'),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`the worker does not compile:\n${result.stderr}`);
  built = true;
}

/** A real worker process on the suite's services. */
export class WorkerProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** @param env `HMS_CRASH_AFTER_STEP` ends it after that step, as `kill -9` would */
  static async start(env: Record<string, string> = {}): Promise<WorkerProcess> {
    build();
    const child = spawn(process.execPath, ['worker.main.js'], {
      cwd: BUILD,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const worker = new WorkerProcess(child);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the worker did not get ready')), READY_MS);
      child.once('message', () => resolve());
      child.once('exit', (code, signal) => reject(new Error(`the worker ended while starting (${code ?? signal})`)));
      child.once('message', () => clearTimeout(timer));
    });
    return worker;
  }

  /** The signal or code that it ended with. */
  ended(): Promise<string> {
    if (this.child.exitCode !== null || this.child.signalCode !== null)
      return Promise.resolve(String(this.child.signalCode ?? this.child.exitCode));
    return new Promise((resolve) => this.child.once('exit', (code, signal) => resolve(String(signal ?? code))));
  }

  async stop(): Promise<void> {
    if (this.child.connected) this.child.send('stop');
    await this.ended();
  }

  /** Removes what was compiled; for a spec's `afterAll`. */
  static removeBuild(): void {
    rmSync(BUILD, { recursive: true, force: true });
    built = false;
  }
}
