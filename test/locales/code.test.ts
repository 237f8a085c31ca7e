/** Every text that a person reads stands in src/locales, and every text that stands there is read. */
import ts from 'typescript';
import { openProgram, textsInView, unusedWords } from './code';

const program = openProgram();
const views = program
  .getSourceFiles()
  .filter(({ fileName }) => /\/src\/(taskpane|outlook\/ui)\/.*\.tsx$/.test(fileName));

it('no text stands in a view', () => {
  expect(views.length).toBeGreaterThan(30);
  expect(views.flatMap(textsInView)).toEqual([]);
});

it.each([
  ['between tags', '<p>Secure mail</p>'],
  ['in braces', "<p>{on ? 'on' : words.off}</p>"],
  ['beside what is put in', '<p>{`${count} people`}</p>'],
  ['in a name for screen readers', '<button aria-label="Close" />'],
  ['in a tip', "<button title={name ?? 'Close'} />"],
])('a text %s would be found', (_where, view) => {
  const source = ts.createSourceFile('view.tsx', `const view = ${view};`, ts.ScriptTarget.Latest, true);

  expect(textsInView(source)).toHaveLength(1);
});

it('every English text is used', () => {
  expect(unusedWords(program)).toEqual([]);
});
