import { connection } from './database.js';

interface IdentityImport {
  importUser(user: { username: string; email: string; password: string }): Promise<void>;
  close(): Promise<void>;
}

/** Accounts at the embedded identity service, written straight into its database. */
export class Identities {
  private constructor(private readonly source: IdentityImport) {}

  static async open(): Promise<Identities> {
    connection('migrator'); // the same refusal of a database that is not the suite's
    // @ts-expect-error plain JavaScript without declarations
    const { openIdentityImport } = (await import('../../local-cloud/identity/import-user.mjs')) as {
      openIdentityImport(env: NodeJS.ProcessEnv): Promise<IdentityImport>;
    };
    return new Identities(await openIdentityImport(process.env));
  }

  /** @returns what to remember as the provider's subject */
  async give(userId: string, email: string, password: string): Promise<string> {
    await this.source.importUser({ username: userId, email, password });
    return userId;
  }

  close(): Promise<void> {
    return this.source.close();
  }
}
