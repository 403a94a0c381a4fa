import { escapeHtml, linkify } from './html.mjs';
import { STYLE } from './style.mjs';

/** @typedef {import('./store.mjs').Message} Message */

const REFRESH_S = 10;

/**
 * @param {Message[]} messages newest first
 * @param {string} to the filter in force
 * @returns {string}
 */
export function listPage(messages, to) {
  const rows = messages.map(row).join('');
  const empty = to
    ? `No mail for ${escapeHtml(to)}. <a href="/">Show all mail</a>`
    : 'No mail yet. Messages the system sends in development arrive here instead of being delivered.';
  const body = `
    <header>
      <h1>Mail catcher</h1>
      <form role="search"><label for="to">To</label><input id="to" name="to" type="search" value="${escapeHtml(to)}"
        placeholder="name@hospital.example" autocomplete="off"><button>Filter</button></form>
    </header>
    <p class="count">${messages.length} ${messages.length === 1 ? 'message' : 'messages'}, newest first</p>
    ${messages.length === 0 ? `<p class="empty">${empty}</p>` : `<ol>${rows}</ol>`}
    ${messages.length === 0 ? '' : '<form method="post" action="/clear"><button class="quiet">Delete all messages</button></form>'}`;
  return page('Mail catcher', body, `<meta http-equiv="refresh" content="${REFRESH_S}">`);
}

/**
 * @param {Message} message
 * @returns {string}
 */
export function messagePage(message) {
  const frame = `<h2>As designed</h2><iframe title="Designed message" src="/messages/${message.id}/html"
    sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  const body = `
    <p><a href="/">← All mail</a></p>
    <h1>${escapeHtml(message.subject) || '(no subject)'}</h1>
    <dl>
      <dt>From</dt><dd>${escapeHtml(message.from)}</dd>
      <dt>To</dt><dd>${escapeHtml(message.to.join(', '))}</dd>
      <dt>Received</dt><dd>${time(message)}</dd>
      ${message.attachments.length ? `<dt>Attached</dt><dd>${message.attachments.map(attachment).join(', ')}</dd>` : ''}
    </dl>
    ${message.html ? `${frame}<h2>As text</h2>` : ''}
    <pre>${linkify(message.text)}</pre>`;
  return page(`${message.subject || '(no subject)'} – Mail catcher`, body);
}

/** @returns {string} */
export function missingPage() {
  return page('Not found – Mail catcher', '<h1>No such message</h1><p>It may have been deleted. <a href="/">All mail</a></p>');
}

/**
 * What the frame shows: the message's own HTML, whose links open outside the frame.
 *
 * @param {Message} message
 * @returns {string}
 */
export function designedPart(message) {
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${message.html ?? ''}`;
}

/** @param {Message} message */
function row(message) {
  const preview = message.text.replaceAll(/\s+/g, ' ').trim().slice(0, 140);
  return `<li><a href="/messages/${message.id}"><strong>${escapeHtml(message.subject) || '(no subject)'}</strong>
    <span class="who">${escapeHtml(message.to.join(', '))}</span>${time(message)}
    <span class="preview">${escapeHtml(preview)}</span></a></li>`;
}

/** @param {Message['attachments'][number]} file */
function attachment({ filename, size }) {
  return `${escapeHtml(filename)} (${Math.ceil(size / 1024)} kB)`;
}

/** @param {Message} message */
function time({ receivedAt }) {
  const shown = new Date(receivedAt).toLocaleString('en-IN', { dateStyle: 'medium', timeStyle: 'medium' });
  return `<time datetime="${receivedAt}">${escapeHtml(shown)}</time>`;
}

/**
 * @param {string} title
 * @param {string} body
 * @param {string} [head]
 */
function page(title, body, head = '') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
    ${head}<style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}
