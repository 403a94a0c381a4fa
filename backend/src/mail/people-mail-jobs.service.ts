import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { idIn, senderOf, type MailPayload } from './mail-payload.js';
import { Mailer } from './mailer.js';
import { forgotLink, invitationLink, signInLink, signUpLink, waitingLink } from './mail-links.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import {
  approvedMail,
  isSecurityNotice,
  knownAddressMail,
  rejectedMail,
  securityMail,
  signUpMail,
  signUpWaitingMail,
} from './people-templates.js';
import { findAccount, findInvited, findPersonIn, findWaiting } from './recipients.queries.js';
import { SignUpCodes, type AskedSignUp } from './sign-up-codes.service.js';
import { invitationMail } from './templates.js';

/** The worker's mails about sign-up and about the safety of an account. Rules as in `MailJobs`. */
@Injectable()
export class PeopleMailJobs {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly signUps: SignUpCodes,
    private readonly codes: OneTimeCodes,
    private readonly mailer: Mailer,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** `mail.sign_up`: `{ signUpId }`. A code; to a known address that it is known; to an invited person the invitation again. */
  async signUp(payload: MailPayload): Promise<void> {
    const id = idIn(payload, 'signUpId');
    const asked = await this.units.auth(() => this.signUps.find(id));
    if (!asked) return;
    if (asked.invited_here && !asked.known) return this.invitationAgain(asked);
    const sender = senderOf(asked);
    const { email, subdomain } = asked;
    if (asked.known) {
      const mail = knownAddressMail(sender, signInLink(this.config, subdomain));
      return this.mailer.send(mail, { to: email, sender: sender.name });
    }
    const code = await this.units.auth(() => this.signUps.issue(asked));
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`;
    const mail = signUpMail(sender, { code: typed, url: signUpLink(this.config, { subdomain, email, code: typed }) });
    await this.mailer.send(mail, { to: email, sender: sender.name });
  }

  /** `mail.sign_up_waiting`: `{ userId, tenantId, joinerId }`. Who decided meanwhile, or is no Admin any more, is not told. */
  async waiting(payload: MailPayload): Promise<void> {
    const [userId, tenantId, joinerId] = ['userId', 'tenantId', 'joinerId'].map((name) => idIn(payload, name));
    const told = await this.units.auth((unit) => findWaiting(unit, { userId, tenantId, joinerId }));
    if (!told) return;
    const sender = senderOf(told);
    const joiner = { name: told.joiner_name, email: told.joiner_email };
    const mail = signUpWaitingMail(sender, { name: told.name, joiner, url: waitingLink(this.config, told.subdomain) });
    await this.mailer.send(mail, { to: told.email, sender: sender.name });
  }

  /** `mail.sign_up_decided`: `{ userId, tenantId, decision }` */
  async decided(payload: MailPayload): Promise<void> {
    const [userId, tenantId] = [idIn(payload, 'userId'), idIn(payload, 'tenantId')];
    const person = await this.units.auth((unit) => findPersonIn(unit, userId, tenantId));
    if (!person) return;
    const sender = senderOf(person);
    const about = { name: person.name, roles: person.roles, url: signInLink(this.config, person.subdomain) };
    const mail = payload['decision'] === 'approved' ? approvedMail(sender, about) : rejectedMail(sender, about);
    await this.mailer.send(mail, { to: person.email, sender: sender.name });
  }

  /** `mail.security_notice`: `{ userId, notice, tenantId? }` */
  async securityNotice(payload: MailPayload): Promise<void> {
    const userId = idIn(payload, 'userId');
    const { notice, tenantId } = payload;
    if (!isSecurityNotice(notice)) throw new Error('a mail job names no notice');
    const person = await this.units.auth((unit) => findAccount(unit, userId, typeof tenantId === 'string' ? tenantId : null));
    if (!person) return;
    const sender = senderOf(person);
    const mail = securityMail(sender, notice, { name: person.name, url: forgotLink(this.config, person.subdomain) });
    await this.mailer.send(mail, { to: person.email, sender: sender.name });
  }

  private async invitationAgain({ user_id: userId, tenant_id: tenantId, subdomain }: AskedSignUp): Promise<void> {
    const prepared = await this.units.auth(async (unit) => {
      const recipient = await findInvited(unit, userId!, tenantId);
      return recipient && { recipient, token: await this.codes.issue('invitation', { userId: userId!, tenantId }) };
    });
    if (!prepared?.token) return;
    const { recipient, token } = prepared;
    const sender = senderOf(recipient);
    const url = invitationLink(this.config, { subdomain, token });
    await this.mailer.send(invitationMail(sender, { name: recipient.name, roles: recipient.roles, url }), {
      to: recipient.email,
      sender: sender.name,
    });
  }
}
