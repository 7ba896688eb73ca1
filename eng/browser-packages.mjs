// Bundles the browser packages named in package.json into wwwroot/lib, which git ignores.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lib = join(root, 'wwwroot', 'lib');
const from = (...path) => join(root, 'node_modules', ...path);

rmSync(lib, { recursive: true, force: true });
mkdirSync(join(lib, 'fonts'), { recursive: true });

await build({
  stdin: {
    contents: `
      export { HubConnectionBuilder, HubConnectionState, LogLevel, HttpTransportType } from '@microsoft/signalr';
      export { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';`,
    resolveDir: root,
  },
  bundle: true, minify: true, format: 'esm', target: 'es2022', legalComments: 'linked',
  outfile: join(lib, 'signalr.js'),
});

const fonts = [
  ['@fontsource-variable/inter', 'inter-latin-wght-normal.woff2'],
  ['@fontsource-variable/inter', 'inter-latin-ext-wght-normal.woff2'],
  ['@fontsource-variable/jetbrains-mono', 'jetbrains-mono-latin-wght-normal.woff2'],
];
for (const [name, file] of fonts) cpSync(from(name, 'files', file), join(lib, 'fonts', file));
const licences = ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono', '@microsoft/signalr']
  .map(name => `${name}: ${JSON.parse(readFileSync(from(name, 'package.json'))).license}`);
writeFileSync(join(lib, 'LICENCES.txt'), licences.join('\n') + '\n');
