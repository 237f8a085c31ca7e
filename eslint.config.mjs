// Besides the usual rules, this holds the arrows between the parts (ARCHITECTURE.md): who may import whom.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What each part may import; itself always. Everything not named is refused. */
export const ARROWS = {
  verification: [],
  configuration: ['verification'],
  locales: ['verification'],
  contract: ['verification'],
  directory: ['verification', 'contract'],
  office: [],
  draft: ['office', 'verification', 'locales'],
  choices: ['draft', 'directory', 'verification', 'configuration', 'office'],
  taskpane: ['choices', 'draft', 'directory', 'verification', 'configuration', 'office', 'locales'],
  commands: ['choices', 'draft', 'directory', 'verification', 'configuration', 'office', 'locales'],
  gateway: ['draft', 'contract', 'verification', 'locales'],
  service: ['contract', 'verification', 'configuration', 'locales'],
  outlook: ['gateway', 'service', 'contract', 'locales', 'tooling'],
  tooling: ['draft', 'verification', 'configuration', 'locales'],
};

const arrows = Object.entries(ARROWS).map(([part, allowed]) => ({
  files: [`src/${part}/**/*.{ts,tsx,mjs}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: Object.keys(ARROWS)
          .filter((other) => other !== part && !allowed.includes(other))
          .map((other) => ({
            regex: `^(\\.\\./)+${other}/`,
            message: `${part} may not import ${other}: arrows point one way (ARCHITECTURE.md, Parts).`,
          })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', '.local/', 'node_modules/', 'coverage/', '**/*.cjs', 'webpack.config.js'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false, properties: false, variables: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['src/commands/launch-event-engine.d.ts'], ...tseslint.configs.disableTypeChecked },
  { files: ['src/outlook/server/**', 'src/gateway/**', 'src/tooling/**', 'test/**'], rules: { 'no-console': 'off' } },
  ...arrows,
);
