/** The body is written as plain text here, and kept as HTML as Outlook keeps it. */

export function textToHtml(text: string): string {
  if (text === '') return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\r?\n/)
    .map((line) => `<div>${line || '<br>'}</div>`)
    .join('');
}

export function htmlToText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const line of body.querySelectorAll('br')) {
    // a line that holds nothing but its break is already a line
    if (line.parentElement?.childNodes.length !== 1 || line.parentElement === body) line.replaceWith('\n');
  }
  for (const block of body.querySelectorAll('div, p, li, tr, blockquote, h1, h2, h3')) block.append('\n');
  return body.textContent.replace(/\n$/, '');
}
