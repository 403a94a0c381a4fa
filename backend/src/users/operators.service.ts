import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { IdentityProvider } from '../auth/identity-provider.service.js';
import { RequestScope } from '../common/request-scope.js';
import { MailRequests } from '../mail/mail-requests.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** Who started the command is known to the machine alone: the audit says that it was the system. */
const COMMAND = { actor: null, address: null, appId: null, requestId: 'command' };

/** Operators of the platform, made by whoever may run commands on its servers: no route makes one. */
@Injectable()
export class Operators {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly provider: IdentityProvider,
    private readonly mail: MailRequests,
  ) {}

  /**
   * Makes an operator with an account, and has a link to choose a password mailed. Repeatable: an operator who is known gets the mail again.
   * @throws Error when the address is already a person's of a hospital
   */
  add(person: { readonly email: string; readonly name: string }): Promise<void> {
    return this.scope.run(COMMAND, async () => {
      const { id, email } = await this.units.auth(() => this.identityOf(person));
      const subject = await this.provider.createUser({ userId: id, email });
      await this.units.auth(async (unit) => {
        await unit.execute('UPDATE public.users SET provider_subject = $2 WHERE id = $1', [id, subject]);
        await this.mail.passwordReset({ userId: id });
        await this.audit.record({ action: 'operator.added', entity: 'user', entityId: id });
      });
    });
  }

  private async identityOf({ email, name }: { readonly email: string; readonly name: string }): Promise<{ id: string; email: string }> {
    const unit = this.units.current;
    const insert = `INSERT INTO public.users (email, name, platform_roles) VALUES (lower($1), $2, '{SuperAdmin}') ON CONFLICT (email) DO NOTHING`;
    await unit.execute(insert, [email, name]);
    const select = 'SELECT id, email, platform_roles AS roles FROM public.users WHERE email = lower($1)';
    const [known] = await unit.query<{ id: string; email: string; roles: string[] }>(select, [email]);
    if (!known?.roles.includes('SuperAdmin'))
      throw new Error(`${email} belongs to a person of a hospital. Take another address for the operator.`);
    return known;
  }
}
