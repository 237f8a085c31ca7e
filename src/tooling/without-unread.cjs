// A loader for modules of styles: takes out constants at the top level that nobody reads. Styles are computed at build time, which
// leaves them behind; each holds on to Fluent's table of tokens, which the first load has no other use for.
const { parse } = require('acorn');

const HARMLESS = ['MemberExpression', 'TemplateLiteral'];

module.exports = function withoutUnread(source) {
  const isRead = (name) => source.split(new RegExp(`(?<![\\w$])${name}(?![\\w$])`)).length > 2;
  return parse(source, { ecmaVersion: 'latest', sourceType: 'module' })
    .body.filter(
      ({ type, declarations }) =>
        type === 'VariableDeclaration' &&
        declarations.every(({ id, init }) => HARMLESS.includes(init?.type) && !isRead(id.name)),
    )
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), source);
};
