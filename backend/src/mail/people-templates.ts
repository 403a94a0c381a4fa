import type { SecurityNotice } from './mail-requests.service.js';
import type { Mail } from './mailer.js';
import { rolesInWords, toMail, type Sender } from './templates.js';

/** To an address that nobody has an account for. What a stranger typed as the name is not repeated: our mails are nobody's to write. */
export const signUpMail = (sender: Sender, { code, url }: { code: string; url: string }): Mail =>
  toMail(
    {
      subject: `${code} is your code for ${sender.name}`,
      greeting: 'Hello,',
      paragraphs: [
        `Your code is ${code}. Enter it on the page where you asked to join ${sender.name}, or open the link.`,
        'An Admin of the hospital approves your request then; you get a mail when that is done.',
      ],
      action: { label: 'Prove your address', url },
      closing: 'The code works once, for an hour. If it was not you who asked, ignore this mail: no account is made without the code.',
    },
    sender,
  );

/** In place of a code, to an address that has an account. */
export const knownAddressMail = (sender: Sender, url: string): Mail =>
  toMail(
    {
      subject: 'You have an account already',
      greeting: 'Hello,',
      paragraphs: [
        `Someone, probably you, asked to join ${sender.name} with this address. There is an account for it already, and nothing about it was changed.`,
        `To work for ${sender.name} with it, ask one of its Admins for an invitation. You accept that with the password you have.`,
      ],
      action: { label: 'Sign in', url },
      closing: 'If it was not you, you need not do anything.',
    },
    sender,
  );

export const signUpWaitingMail = (
  sender: Sender,
  { name, joiner, url }: { name: string; joiner: { name: string; email: string }; url: string },
): Mail =>
  toMail(
    {
      subject: `${joiner.name} asks to join ${sender.name}`,
      greeting: `Hello ${name},`,
      paragraphs: [
        `${joiner.name} (${joiner.email}) asks to join ${sender.name} and has proved the address. Approve the request and choose roles, or reject it.`,
        'Approving takes a seat of your plan. A request that nobody answers ends after 14 days.',
      ],
      action: { label: 'Open the requests', url },
      closing: 'All Admins of the hospital get this mail; the first who decides is enough.',
    },
    sender,
  );

export const approvedMail = (sender: Sender, { name, roles, url }: { name: string; roles: readonly string[]; url: string }): Mail =>
  toMail(
    {
      subject: `Welcome to ${sender.name}`,
      greeting: `Hello ${name},`,
      paragraphs: [`An Admin has approved your request. You can sign in now and work as ${rolesInWords(roles)}.`],
      action: { label: 'Sign in', url },
      closing: 'Use the e-mail address and password that you signed up with.',
    },
    sender,
  );

export const rejectedMail = (sender: Sender, { name, url }: { name: string; url: string }): Mail =>
  toMail(
    {
      subject: `Your request to join ${sender.name}`,
      greeting: `Hello ${name},`,
      paragraphs: ['An Admin has not approved your request. If you think this is a mistake, ask the hospital.'],
      action: { label: `Open ${sender.name}`, url },
      closing: 'Nothing else was changed.',
    },
    sender,
  );

const NOTICES: Readonly<Record<SecurityNotice, { subject: string; paragraph: string }>> = {
  mfa_enabled: {
    subject: 'Sign-in with a code is on',
    paragraph: 'Signing in to your account asks for a code of your authenticator app now.',
  },
  mfa_disabled: { subject: 'Sign-in with a code is off', paragraph: 'Signing in to your account asks for the password alone now.' },
  mfa_reset: {
    subject: 'Sign-in with a code was reset',
    paragraph: 'The platform operator has taken the sign-in with a code away from your account and ended your sessions. Set it up again.',
  },
  recovery_codes_renewed: {
    subject: 'New recovery codes',
    paragraph: 'New recovery codes were made for your account. The old ones work no longer.',
  },
  recovery_code_used: {
    subject: 'A recovery code was used',
    paragraph: 'A recovery code of your account was used to sign in in place of a code of your app. It works no longer; the others do.',
  },
  sign_in_locked: {
    subject: 'Wrong passwords for your account',
    paragraph:
      'There were several wrong passwords or codes for your account, so signing in has to wait a little. The wait grows with each further one, to 15 minutes.',
  },
};

/** Tells the owner of an account what happened to it. */
export function securityMail(sender: Sender, notice: SecurityNotice, { name, url }: { name: string; url: string }): Mail {
  const { subject, paragraph } = NOTICES[notice];
  return toMail(
    {
      subject,
      greeting: `Hello ${name},`,
      paragraphs: [paragraph, 'It is the same account in every hospital you work for.'],
      action: { label: 'Choose a new password', url },
      closing: 'If this was you, you need not do anything. If not, choose a new password: that ends all open sessions.',
    },
    sender,
  );
}

export const isSecurityNotice = (text: unknown): text is SecurityNotice => typeof text === 'string' && Object.hasOwn(NOTICES, text);
