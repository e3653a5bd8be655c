/**
 * Lints pieces of text as if they stood in given files: JSON `[{ file, code }]` on stdin, JSON `[[ruleId, …]]` on
 * stdout. ESLint loads its configuration as a module, which a test's sandbox does not allow; hence a process of its own.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import { ROOT } from '../setup/run.mjs';

const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: {
    files: ['**/*.ts'],
    // The text is not the one on disk, so the program must be kept open to changes.
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
  },
});

const results = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  results.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(results));
