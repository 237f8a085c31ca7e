/** Reads our own code with TypeScript: which words it uses, and which texts stand in views. */
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');
const IN_A_LANGUAGE = /^src\/locales\/\w+\//;
/** Tables with an entry for each member of a union of the rules: a word too many fails the build. */
const HELD_BY_TYPES = /\/(verification|spelling|configuration)\.ts$/;
const LETTERS = /\p{L}{2}/u;
/** Attributes that a person reads or hears. */
const READ = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
];

const FALLBACKS = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];

/** All of `src` as one program: which part may see which others is no matter here. */
export function openProgram(): ts.Program {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(ROOT, 'test/tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    path.join(ROOT, 'test'),
  );
  const files = ts.sys.readDirectory(
    path.join(ROOT, 'src'),
    ['.ts', '.tsx'],
    ['**/launch-event-engine.d.ts', '**/url.d.ts'],
  );
  const program = ts.createProgram(files, { ...options, composite: false });
  program.getTypeChecker(); // gives each node its parent
  return program;
}

const place = (node: ts.Node) => {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${path.relative(ROOT, source.fileName)}:${line + 1}`;
};

const nameOf = ({ name }: ts.JsxAttribute) => (ts.isIdentifier(name) ? name.text : name.name.text);

/** Texts in JSX: between tags, in braces, or in an attribute that is read. Each as `file:line text`. */
export function textsInView(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const take = (node: ts.Node, text: string) => LETTERS.test(text) && found.push(`${place(node)} ${text.trim()}`);

  /** What an expression may come to: `a ? 'b' : c` is b or c. */
  const takeResults = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) take(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      take(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(takeResults);
    else if (ts.isParenthesizedExpression(node)) takeResults(node.expression);
    else if (ts.isBinaryExpression(node) && FALLBACKS.includes(node.operatorToken.kind)) {
      takeResults(node.left);
      takeResults(node.right);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
      takeResults(node.right);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) take(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) takeResults(node.expression);
    if (ts.isJsxAttribute(node) && READ.includes(nameOf(node)) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) take(node, node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        takeResults(node.initializer.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The keys of English words that no code outside `src/locales` uses, each as `file:line key`. */
export function unusedWords(program: ts.Program): string[] {
  const checker = program.getTypeChecker();
  const used = new Set<ts.Node>();
  const mark = (symbol: ts.Symbol | undefined) => symbol?.declarations?.forEach((declaration) => used.add(declaration));

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) mark(checker.getSymbolAtLocation(node.name));
    // `words[problem]`: every key that the problem may be
    if (ts.isElementAccessExpression(node)) {
      const holder = checker.getTypeAtLocation(node.expression);
      const key = checker.getTypeAtLocation(node.argumentExpression);
      for (const name of key.isUnion() ? key.types : [key])
        if (name.isStringLiteral()) mark(holder.getProperty(name.value));
    }
    // `const sentences: Record<Refusal, string> = words`: the type holds the keys
    if (ts.isVariableDeclaration(node) && node.type && node.initializer)
      checker.getTypeAtLocation(node.initializer).getProperties().forEach(mark);
    // `const { label, hint: other } = words`
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const key = node.propertyName ?? node.name;
      if (ts.isIdentifier(key) || ts.isStringLiteral(key))
        mark(checker.getTypeAtLocation(node.parent).getProperty(key.text));
    }
    ts.forEachChild(node, visit);
  };
  const words: ts.PropertyAssignment[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && !isEmpty(node.initializer)) words.push(node);
    // not into functions: what they make is a text
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, collect);
  };
  for (const source of program.getSourceFiles()) {
    const file = path.relative(ROOT, source.fileName);
    if (!file.startsWith('src/')) continue;
    if (!IN_A_LANGUAGE.test(file)) visit(source);
    if (/^src\/locales\/en\//.test(file) && !HELD_BY_TYPES.test(file)) collect(source);
  }
  return words.filter((word) => !used.has(word)).map((word) => `${place(word)} ${word.name.getText()}`);
}

const isEmpty = (value: ts.Expression) => ts.isStringLiteral(value) && value.text === '';
