import { ROLE_LABELS, type Role } from '@hms/shared-dto';
import type { Mail } from './mailer.js';

/** Whose look a mail has. */
export interface Sender {
  readonly name: string;
  /** `#rrggbb` */
  readonly colour: string;
}

/** An instant, told in the hospital's zone. */
interface Moment {
  readonly instant: Date;
  /** IANA name. */
  readonly timeZone: string;
}

export interface Letter {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** None for who has no account. */
  readonly action?: { readonly label: string; readonly url: string };
  readonly closing: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const LUMINANCE = [0.2126, 0.7152, 0.0722];
/** Above this luminance black text reads better than white. */
const LIGHT = 0.179;

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]);

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const linear = channels.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return linear.reduce((sum, value, index) => sum + value * LUMINANCE[index], 0);
}

/** Black or white, whichever reads on the colour. */
export const textOn = (colour: string): string => (luminance(colour) > LIGHT ? '#000000' : '#ffffff');

function buttonTo({ label, url }: NonNullable<Letter['action']>, colour: string): string {
  const button = `display:inline-block;padding:12px 20px;border-radius:6px;background:${colour};color:${textOn(colour)};text-decoration:none`;
  return `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="${button}">${escapeHtml(label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;word-break:break-all">${escapeHtml(url)}</p>
`;
}

function toHtml({ greeting, paragraphs, action, closing }: Letter, { name, colour }: Sender): string {
  const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  return `<!doctype html>
<html lang="en"><body style="margin:0;padding:24px;background:#f4f5f7;color:#1c2024;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border-top:4px solid ${colour};padding:24px">
<p style="margin:0 0 24px;font-weight:600">${escapeHtml(name)}</p>
${[greeting, ...paragraphs].map(paragraph).join('\n')}
${action ? buttonTo(action, colour) : ''}<p style="margin:0;font-size:14px;color:#596068">${escapeHtml(closing)}</p>
</div></body></html>`;
}

/** A letter as a mail, in text and HTML. */
export function toMail(letter: Letter, sender: Sender): Mail {
  const { subject, greeting, paragraphs, action, closing } = letter;
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  const text = [greeting, ...paragraphs, ...link, closing, sender.name].join('\n\n');
  return { subject, text, html: toHtml(letter, sender) };
}

export const rolesInWords = (roles: readonly string[]): string => roles.map((role) => ROLE_LABELS[role as Role] ?? role).join(', ');

/** The same mail whether or not the person has an account; the page behind the link tells the two apart. */
export const invitationMail = (sender: Sender, { name, roles, url }: { name: string; roles: readonly string[]; url: string }): Mail =>
  toMail(
    {
      subject: `Your invitation to ${sender.name}`,
      greeting: `Hello ${name},`,
      paragraphs: [`${sender.name} invites you to work in its hospital system as ${rolesInWords(roles)}.`],
      action: { label: 'Accept the invitation', url },
      closing: 'The link works once, for seven days. If you did not expect this mail, you need not do anything.',
    },
    sender,
  );

export const passwordMail = (sender: Sender, { name, url }: { name: string; url: string }): Mail =>
  toMail(
    {
      subject: 'Choose a new password',
      greeting: `Hello ${name},`,
      paragraphs: [
        'Someone, probably you, asked to choose a new password for your account. It is the same account in every hospital you work for.',
      ],
      action: { label: 'Choose a new password', url },
      closing: 'The link works once, for 30 minutes. If it was not you, ignore this mail: your password stays as it is.',
    },
    sender,
  );

/** `22 November 2026 at 10:41 (Asia/Kolkata)` */
export function momentInWords({ instant, timeZone }: Moment): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(instant);
  return `${words} (${timeZone})`;
}

/** Tells an Admin of a new one who came from outside the hospital. */
export const adminAddedMail = (
  sender: Sender,
  { name, added, at, url }: { name: string; added: { name: string; email: string }; at: Moment; url: string },
): Mail =>
  toMail(
    {
      subject: `A new Admin was added to ${sender.name}`,
      greeting: `Hello ${name},`,
      paragraphs: [
        `The platform operator added ${added.name} (${added.email}) as an Admin of ${sender.name} on ${momentInWords(at)}.`,
        'The person can manage the hospital as soon as the invitation is accepted.',
      ],
      action: { label: 'Open the staff list', url },
      closing:
        'All Admins of the hospital get this mail. If you did not expect it, suspend the person there and ask the platform operator.',
    },
    sender,
  );
