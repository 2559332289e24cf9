// Bundles the form into the folder given: one script, its parts and its fonts, nothing from elsewhere.
import { cp, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const out = process.argv[2] ?? '../editor-site';
const cms = fileURLToPath(new URL('.', import.meta.resolve('@sveltia/cms')));

// Sveltia asks unpkg.com every hour for a newer version (ours is the one in package-lock.json), and names a CDN for fonts that it has.
const nothingFromElsewhere = (text) =>
  text.replace(/@font-face \{[^}]*cdn\.jsdelivr\.net[^}]*\}/g, '').replaceAll('https://unpkg.com', 'about:blank#');
const atHome = {
  name: 'at-home',
  setup: ({ onLoad }) =>
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, async ({ path }) => ({
      contents: nothingFromElsewhere(await readFile(path, 'utf8')),
    })),
};

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: ['editor.js'], outdir: out, bundle: true, splitting: true, format: 'esm', minify: true, legalComments: 'linked',
  chunkNames: '[name]-[hash]', loader: { '.wasm': 'file', '.woff2': 'file', '.png': 'file' }, logLevel: 'warning', plugins: [atHome],
});
await cp(`${cms}/assets`, `${out}/assets`, { recursive: true, filter: (path) => !path.endsWith('.map') });
