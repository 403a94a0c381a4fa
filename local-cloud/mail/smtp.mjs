import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const MAX_MESSAGE_BYTES = 10 * 1024 * 1024;
const CALENDAR_TYPES = ['application/ics', 'text/calendar'];

/**
 * Takes every message and delivers none.
 *
 * @param {import('./store.mjs').MessageStore} store
 * @returns {SMTPServer} not yet listening
 */
export function createSmtpServer(store) {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MAX_MESSAGE_BYTES,
    banner: 'Mail catcher',
    onData: (stream, session, done) => {
      receive(stream, session).then(
        (content) => {
          store.add(content);
          done();
        },
        (error) => done(error),
      );
    },
  });
}

/**
 * @param {import('smtp-server').SMTPServerDataStream} stream
 * @param {import('smtp-server').SMTPServerSession} session
 * @returns {Promise<Omit<import('./store.mjs').Message, 'id' | 'receivedAt'>>}
 */
async function receive(stream, session) {
  const mail = await simpleParser(stream, { skipTextToHtml: true, skipImageLinks: true });
  if (stream.sizeExceeded) throw Object.assign(new Error('The message is too large.'), { responseCode: 552 });
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mail.from?.text ?? (mailFrom ? mailFrom.address : ''),
    to: rcptTo.map(({ address }) => address.toLowerCase()),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || null,
    messageId: mail.messageId,
    attachments: mail.attachments.map(attached),
  };
}

/** @param {import('mailparser').Attachment} file */
function attached({ filename = 'attachment', contentType, size, content }) {
  return { filename, contentType, size, ...(CALENDAR_TYPES.includes(contentType) ? { text: content.toString('utf8') } : {}) };
}
