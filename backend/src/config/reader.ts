/** Names the variables that are missing or wrong; values are never printed. */
export class ConfigurationError extends Error {
  constructor(readonly variables: readonly string[]) {
    super(`The configuration is not usable. Set or correct: ${variables.join(', ')}. See the README, Configuration.`);
  }
}

/** Reads typed variables and collects the bad ones, so that all are told at once by `finish`. */
export function reader(env: NodeJS.ProcessEnv) {
  const bad: string[] = [];
  const refuse = <T>(name: string, instead: T): T => {
    bad.push(name);
    return instead;
  };
  return {
    text(name: string, fallback?: string): string {
      return env[name] || (fallback ?? refuse(name, ''));
    },
    number(name: string, fallback: number): number {
      const text = env[name];
      if (!text) return fallback;
      return /^\d{1,5}$/.test(text) ? Number(text) : refuse(name, fallback);
    },
    key(name: string): Buffer {
      const key = Buffer.from(env[name] ?? '', 'base64url');
      return key.length === 32 ? key : refuse(name, key);
    },
    finish(): void {
      if (bad.length > 0) throw new ConfigurationError(bad);
    },
  };
}
