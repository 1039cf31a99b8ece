/**
 * Builds the program into dist/: our source and its packages in a few files, which start in half the time of two thousand.
 * Packages with native parts stay where npm put them; what only some roles and commands need is loaded when they do.
 */
import { chmodSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts', 'src/service/stages-thread.ts', 'src/service/holidays-thread.ts'],
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // The last one imports a package of the older kind by its names, which only Node itself can tell it.
  external: ['better-sqlite3', '@node-rs/argon2', '@fastify/cookie'],
  // Packages of the older kind ask for Node's own parts in its older way.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  // Node holds the text of every file for as long as it runs, at two bytes a character where one comment is not ASCII:
  // measured, 6 MB less. A stack trace keeps its names; the map beside each file tells their lines.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
chmodSync('dist/main.js', 0o755);
