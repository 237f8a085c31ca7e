/** The text of a Smart Alert: plain, or the small Markdown that Outlook knows (bold, italic, lists, https links). */
import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Inline, parseMarkdown } from '../host/alert-markdown';

function inline(parts: Inline[]): ReactNode[] {
  return parts.map((part, index) => {
    if (part.style === 'bold') return <strong key={index}>{part.text}</strong>;
    if (part.style === 'italic') return <em key={index}>{part.text}</em>;
    if (part.style === 'link')
      return (
        <Link key={index} href={part.href} target="_blank" rel="noreferrer">
          {part.text}
        </Link>
      );
    return <span key={index}>{part.text}</span>;
  });
}

export function AlertText({ text, markdown }: { text?: string; markdown?: string }) {
  if (!markdown) return <p style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{text}</p>;
  return parseMarkdown(markdown).map((block, index) =>
    block.kind === 'list' ? (
      <ul key={index} style={{ paddingInlineStart: '20px', margin: '8px 0' }}>
        {block.items.map((item, at) => (
          <li key={at}>{inline(item)}</li>
        ))}
      </ul>
    ) : (
      <p key={index} style={{ margin: '8px 0' }}>
        {inline(block.text)}
      </p>
    ),
  );
}
