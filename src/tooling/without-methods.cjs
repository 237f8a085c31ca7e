// A loader for the launch-event script, which has no room for them: takes methods out of a library's classes that nobody there calls.
const { parse } = require('acorn');

module.exports = function withoutMethods(source) {
  const { names } = this.getOptions();
  const classes = parse(source, { ecmaVersion: 'latest', sourceType: 'module' })
    .body.map((statement) => statement.declaration ?? statement)
    .filter(({ type }) => type === 'ClassDeclaration');
  return classes
    .flatMap(({ body }) => body.body)
    .filter(({ type, key }) => type === 'MethodDefinition' && names.includes(key.name))
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), source);
};
