import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { idIn, senderOf, type MailPayload } from './mail-payload.js';
import { Mailer, type Mail } from './mailer.js';
import { invitationLink, passwordLink, staffLink } from './mail-links.js';
import { OneTimeCodes, type CodePurpose } from './one-time-codes.service.js';
import { findAccount, findAddedAdmin, findInvited, type Recipient } from './recipients.queries.js';
import { adminAddedMail, invitationMail, passwordMail } from './templates.js';

interface Prepared {
  readonly recipient: Recipient;
  readonly code: string;
}

/**
 * The worker's mail jobs. The code is made here, just before the mail leaves; each opens its own units of work. What no longer makes sense (the person
 * has accepted, or has had enough mails this hour) is left out in silence; a mail server that is down makes the job fail, to be tried again.
 */
@Injectable()
export class MailJobs {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly codes: OneTimeCodes,
    private readonly mailer: Mailer,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** `mail.invitation`: `{ userId, tenantId }` */
  async invitation(payload: MailPayload): Promise<void> {
    const [userId, tenantId] = [idIn(payload, 'userId'), idIn(payload, 'tenantId')];
    const prepared = await this.prepare('invitation', { userId, find: () => findInvited(this.units.current, userId, tenantId) });
    if (!prepared) return;
    const { recipient, code } = prepared;
    const url = invitationLink(this.config, { subdomain: recipient.subdomain!, token: code });
    await this.send(prepared, invitationMail(senderOf(recipient), { name: recipient.name, roles: recipient.roles, url }));
  }

  /** `mail.password_reset`: `{ userId, tenantId? }` */
  async passwordReset(payload: MailPayload): Promise<void> {
    const userId = idIn(payload, 'userId');
    const tenantId = payload['tenantId'] === undefined ? null : idIn(payload, 'tenantId');
    const prepared = await this.prepare('password_reset', { userId, find: () => this.accountWithin(userId, tenantId) });
    if (!prepared) return;
    const { recipient, code } = prepared;
    const url = passwordLink(this.config, { subdomain: recipient.subdomain, email: recipient.email, code });
    await this.send(prepared, passwordMail(senderOf(recipient), { name: recipient.name, url }));
  }

  /** `mail.admin_added`: `{ userId, tenantId, addedId }`; carries no code. Who is no longer an Admin by now is not told. */
  async adminAdded(payload: MailPayload): Promise<void> {
    const [userId, tenantId, addedId] = ['userId', 'tenantId', 'addedId'].map((name) => idIn(payload, name));
    const told = await this.units.auth((unit) => findAddedAdmin(unit, { userId, tenantId, addedId }));
    if (!told) return;
    const sender = senderOf(told);
    const mail = adminAddedMail(sender, {
      name: told.name,
      added: { name: told.added_name, email: told.added_email },
      at: { instant: told.added_at, timeZone: told.time_zone },
      url: staffLink(this.config, told.subdomain),
    });
    await this.mailer.send(mail, { to: told.email, sender: sender.name });
  }

  private async accountWithin(userId: string, tenantId: string | null): Promise<Recipient | undefined> {
    const recipient = await findAccount(this.units.current, userId, tenantId);
    return (await this.codes.mayIssue('password_reset', userId)) ? recipient : undefined;
  }

  private prepare(
    purpose: CodePurpose,
    { userId, find }: { userId: string; find: () => Promise<Recipient | undefined> },
  ): Promise<Prepared | null> {
    return this.units.auth(async () => {
      const recipient = await find();
      if (!recipient) return null;
      const tenantId = purpose === 'invitation' ? recipient.tenant_id : null;
      const code = await this.codes.issue(purpose, { userId, tenantId });
      return code === null ? null : { recipient, code };
    });
  }

  private async send({ recipient, code }: Prepared, mail: Mail): Promise<void> {
    try {
      await this.mailer.send(mail, { to: recipient.email, sender: senderOf(recipient).name });
    } catch (error) {
      await this.units.auth(() => this.codes.withdraw(code));
      throw error;
    }
  }
}
