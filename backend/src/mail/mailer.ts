import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { RequestScope } from '../common/request-scope.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';

const TIMEOUT_MS = 10_000;

/** A mail as it is sent: both bodies say the same. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** A calendar file that goes with it: as a part that mail programs act on, and as an attachment for the others. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; readonly file: string };
}

/**
 * Sends mails over SMTP. Throws when the server does not take one: the job that sends it is tried again. When the worker dies between the server's yes
 * and its own note of it, the mail is sent twice; both have the job's Message-ID, by which mailboxes know them for one.
 */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;
  /** Where all mails come from. */
  readonly address: string;

  constructor(
    private readonly scope: RequestScope,
    @Inject(APP_CONFIG) { mail }: AppConfig,
  ) {
    this.transport = createTransport({
      url: mail.smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.address = /<([^<>]+)>\s*$/.exec(mail.from)?.[1] ?? mail.from;
  }

  /**
   * The one mail of the job that runs.
   * @param sender name that the mail comes from; the address is always the configured one
   */
  async send({ calendar, ...mail }: Mail, { to, sender }: { to: string; sender: string }): Promise<void> {
    const messageId = `<${this.scope.current.requestId}@${this.address.slice(this.address.lastIndexOf('@') + 1)}>`;
    const icalEvent = calendar && { method: calendar.method, filename: 'appointment.ics', content: calendar.file };
    // Objects, so that no name is ever parsed as a list of addresses.
    const parties = { to: { name: '', address: to }, from: { name: sender, address: this.address } };
    await this.transport.sendMail({ ...mail, messageId, ...parties, ...(icalEvent ? { icalEvent } : {}) });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
