/** The Markdown of Smart Alerts as Microsoft describes it: bold, italic, unordered lists, https links, paragraphs. No more. */
export type Inline =
  { style: 'plain' | 'bold' | 'italic'; text: string } | { style: 'link'; text: string; href: string };
export type Block = { kind: 'paragraph'; text: Inline[] } | { kind: 'list'; items: Inline[][] };

const INLINE = /\*\*(?<bold>.+?)\*\*|\*(?<italic>[^*\s][^*]*?)\*|\[(?<label>[^\]]+)\]\((?<href>https:\/\/[^\s)]+)\)/g;

function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) parts.push({ style: 'plain', text: unescape(text.slice(from, to)) });
  };
  for (const match of text.matchAll(INLINE)) {
    if (text[match.index - 1] === '\\') continue;
    plain(match.index);
    const { bold, italic, label, href } = match.groups ?? {};
    if (bold !== undefined) parts.push({ style: 'bold', text: unescape(bold) });
    else if (italic !== undefined) parts.push({ style: 'italic', text: unescape(italic) });
    else parts.push({ style: 'link', text: unescape(label ?? ''), href: href ?? '' });
    from = match.index + match[0].length;
  }
  plain(text.length);
  return parts;
}

/** A backslash takes the meaning from a sign, as in all Markdown. */
function unescape(text: string): string {
  return text.replace(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, '$1');
}

export function parseMarkdown(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of markdown.split(/(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)/)) {
    for (const line of paragraph.split(/\r\n|\r|\n/)) {
      const item = /^\s*[-*+]\s+(?<text>.*)$/.exec(line)?.groups?.['text'];
      const last = blocks.at(-1);
      if (item !== undefined && last?.kind === 'list') last.items.push(parseInline(item));
      else if (item !== undefined) blocks.push({ kind: 'list', items: [parseInline(item)] });
      else if (line.trim()) blocks.push({ kind: 'paragraph', text: parseInline(line.trim()) });
    }
  }
  return blocks;
}
