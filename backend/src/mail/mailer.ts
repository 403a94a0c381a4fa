import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { APP_CONFIG, type AppConfig } from '../config/config.js';

const TIMEOUT_MS = 10_000;

/** A mail as it is sent: both bodies say the same. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends mails over SMTP. Throws when the server does not take one: the job that sends it is tried again. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly address: string;

  constructor(@Inject(APP_CONFIG) { mail }: AppConfig) {
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

  /** @param sender name that the mail comes from; the address is always the configured one */
  async send(mail: Mail, { to, sender }: { to: string; sender: string }): Promise<void> {
    // Objects, so that no name is ever parsed as a list of addresses.
    await this.transport.sendMail({ ...mail, to: { name: '', address: to }, from: { name: sender, address: this.address } });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
