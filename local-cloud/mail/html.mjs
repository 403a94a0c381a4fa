const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const LINK = /https?:\/\/[^\s<>"']+/g;
/** Punctuation that ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]]+$/;

/**
 * @param {string} text
 * @returns {string} safe inside elements and quoted attributes
 */
export function escapeHtml(text) {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (character)]);
}

/**
 * @param {string} text
 * @returns {string} HTML of a plain text in which addresses can be followed
 */
export function linkify(text) {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const url = match[0].replace(TRAILING, '');
    html += escapeHtml(text.slice(end, match.index));
    html += `<a href="${escapeHtml(url)}" target="_blank" rel="noopener">${escapeHtml(url)}</a>`;
    end = match.index + url.length;
  }
  return html + escapeHtml(text.slice(end));
}
