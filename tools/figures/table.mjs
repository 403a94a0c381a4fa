/** Of Markdown. @param {string[][]} rows the first one is the head */
export const table = ([head, ...rows]) => [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
