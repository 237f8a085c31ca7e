/**
 * Fluent and the icons that are used, in one file: each test file of the views loads them anew, and a thousand modules take
 * ten times as long as one. Made again when the packages or the icons in use change.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '..');
const PACKAGES = ['@fluentui/react-components', '@fluentui/react-icons'] as const;
/** As in `jest.config.mjs`. */
const BUNDLE = path.join(root, 'node_modules/.cache/fluent.cjs');

export async function bundleFluent(): Promise<void> {
  const entry = `export * from '${PACKAGES[0]}';\nexport { ${iconsInUse().join(', ')} } from '${PACKAGES[1]}';\n`;
  const versions = PACKAGES.map((name) => readFileSync(path.join(root, 'node_modules', name, 'package.json')));
  const stamp = `// ${createHash('sha256').update(entry).update(Buffer.concat(versions)).digest('hex')}`;
  if (existsSync(BUNDLE) && readFileSync(BUNDLE, 'utf8').startsWith(stamp)) return;
  mkdirSync(path.dirname(BUNDLE), { recursive: true });
  // two runs may make it at the same moment
  const making = `${BUNDLE}.${process.pid}`;
  try {
    await build({
      stdin: { contents: entry, resolveDir: root },
      outfile: making,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      // one React for them and for us
      external: ['react', 'react-dom'],
      banner: { js: stamp },
      logLevel: 'error',
    });
    renameSync(making, BUNDLE);
  } finally {
    rmSync(making, { force: true });
  }
}

function iconsInUse(): string[] {
  const folders = ['src', 'test'].map((folder) => path.join(root, folder));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  );
  const imports = /import \{([^}]*)\} from '@fluentui\/react-icons'/g;
  const names = sources.flatMap((source) => [...source.matchAll(imports)].flatMap(([, list]) => list!.split(',')));
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))].sort();
}
