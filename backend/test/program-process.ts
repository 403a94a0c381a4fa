import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Of this process alone: another suite may run at the same time. */
const BUILD = path.join(ROOT, `node_modules/.cache/hms/programs-under-test-${process.pid}`);
const READY_MS = 20_000;

let built = false;

/** Programs run as processes of their own, so they are compiled; once per spec file. */
function build(): void {
  if (built) return;
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(path.join(BUILD, 'package.json'), '{ "type": "module" }\n');
  const flags = ['src', '-d', BUILD, '--strip-leading-paths', '--ignore', '**/*.spec.ts', '-q'];
  const result = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/@swc/cli/bin/swc.js'), ...flags], {
    cwd: path.join(ROOT, 'backend'),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`the programs do not compile:\n${result.stderr}`);
  built = true;
}

/** A real API or worker process on the suite's services. */
export class ProgramProcess {
  protected constructor(private readonly child: ChildProcess) {}

  /** @param file `main.js` or `worker.main.js` */
  protected static async run(file: string, env: Record<string, string>): Promise<ChildProcess> {
    build();
    const child = spawn(process.execPath, [file], {
      cwd: BUILD,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${file} did not get ready`)), READY_MS);
      child.once('message', () => resolve());
      child.once('exit', (code, signal) => reject(new Error(`${file} ended while starting (${code ?? signal})`)));
      child.once('message', () => clearTimeout(timer));
    });
    return child;
  }

  /** Runs a program that ends by itself. @returns its exit code and what it said */
  static toTheEnd(file: string, args: readonly string[], env: Record<string, string>): { code: number | null; says: string } {
    build();
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
      cwd: BUILD,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    return { code: status, says: stdout + stderr };
  }

  get pid(): number {
    return Number(this.child.pid);
  }

  /** The most memory that it ever held, in MB (Linux: VmHWM). */
  get peakMb(): number {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  }

  /** Ends it as the kernel or an operator would: without a chance to tidy up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
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
