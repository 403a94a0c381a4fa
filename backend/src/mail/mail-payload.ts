import type { Recipient } from './recipients.queries.js';
import type { Sender } from './templates.js';

/** Payload of a job. */
export type MailPayload = Readonly<Record<string, unknown>>;

const PRODUCT: Sender = { name: 'Hospital Management System', colour: '#1f4e79' };

/** The hospital's name and colour, or the product's. */
export const senderOf = ({ tenant_name, brand_colour }: Pick<Recipient, 'tenant_name' | 'brand_colour'>): Sender =>
  tenant_name === null ? PRODUCT : { name: tenant_name, colour: brand_colour ?? PRODUCT.colour };

/** An id in a payload. @throws Error when it is not there: a programming error */
export function idIn(payload: MailPayload, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string') throw new Error(`a mail job names no ${name}`);
  return value;
}
