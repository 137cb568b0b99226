// @ts-check
import { resolve } from 'node:path';

import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const size = { skipBlankLines: true, skipComments: true };

const spread = {
  selector: 'SpreadElement > ObjectExpression',
  message: 'Write the properties themselves: spreading an object literal only hides them.',
};
const throughFamily = 'A stream is read, folded and written through its stream family.';
const aroundFamily = [
  ...['', 'TSArrayType >', 'TSTypeOperator > TSArrayType >'].map((array) => ({
    selector: `TSAsExpression > ${array} TSTypeReference[typeName.name=/^Recorded$|(?<!Recorded|Logged|Resolved)Event$/]`,
    message: throughFamily,
  })),
  {
    selector:
      'ObjectExpression:has(> SpreadElement) > Property[key.name=/^(upcasts?|versions|decide|evolve)$/]',
    message: throughFamily,
  },
];

export default tseslint.config(
  {
    ignores: [
      ...['dist/**', 'data/**', '**/node_modules/**'],
      // Printed by codegen.mjs, and what browsers too old for modules can read.
      ...['apps/console/src/api/generated.ts', 'apps/console/public/**'],
    ],
  },
  ...tseslint.configs.recommended,
  prettier,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: resolve(import.meta.dirname, '..') },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        // Classes that Nest injects must stay values, or their metadata is lost.
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: true },
      ],
      complexity: ['error', 8],
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 200, ...size }],
      'max-lines-per-function': ['error', { max: 40, ...size }],
      'no-restricted-syntax': ['error', spread, ...aroundFamily],
    },
  },
  {
    // What is shown is read as one piece, with a line for each element and attribute.
    files: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', '**/contract/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, ...size }],
      'max-lines-per-function': 'off',
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', '**/testing/*.ts', 'libs/event-sourcing/src/*.ts'],
    rules: { 'no-restricted-syntax': ['error', spread] },
  },
);
