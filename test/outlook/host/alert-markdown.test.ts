import * as fc from 'fast-check';
import { type Block, parseMarkdown } from '../../../src/outlook/host/alert-markdown';

const plain = (text: string) => ({ style: 'plain', text });

describe('Markdown in the dialog at Send', () => {
  it.each<[string, string, unknown[]]>([
    ['bold', 'a **b** c', [{ kind: 'paragraph', text: [plain('a '), { style: 'bold', text: 'b' }, plain(' c')] }]],
    ['italic', '*i*', [{ kind: 'paragraph', text: [{ style: 'italic', text: 'i' }] }]],
    ['a list ended by \\r', '- one\r- two', [{ kind: 'list', items: [[plain('one')], [plain('two')]] }]],
    [
      'text, then a list',
      'Who:\n- one',
      [
        { kind: 'paragraph', text: [plain('Who:')] },
        { kind: 'list', items: [[plain('one')]] },
      ],
    ],
    [
      'paragraphs',
      'a\n\nb',
      [
        { kind: 'paragraph', text: [plain('a')] },
        { kind: 'paragraph', text: [plain('b')] },
      ],
    ],
    [
      'an https link',
      '[here](https://x.example/)',
      [{ kind: 'paragraph', text: [{ style: 'link', text: 'here', href: 'https://x.example/' }] }],
    ],
    [
      'no other link',
      '[here](javascript:alert(1))',
      [{ kind: 'paragraph', text: [plain('[here](javascript:alert(1))')] }],
    ],
    ['no HTML', '<b>x</b>', [{ kind: 'paragraph', text: [plain('<b>x</b>')] }]],
    ['signs that stand for themselves', '\\*not\\* bold', [{ kind: 'paragraph', text: [plain('*not* bold')] }]],
  ])('%s', (_, markdown, blocks) => {
    expect(parseMarkdown(markdown)).toEqual(blocks);
  });

  it('loses no letter or digit', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    const read = (block: Block) =>
      (block.kind === 'list' ? block.items.flat() : block.text).map((part) => part.text).join('');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '1', '*', '\n', '- ', '\\', '**', ' ', '<') }), (markdown) => {
        expect(letters(parseMarkdown(markdown).map(read).join(''))).toBe(letters(markdown));
      }),
    );
  });
});
