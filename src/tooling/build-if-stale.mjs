// Builds what is missing or older than its sources. Usage: node build-if-stale.mjs [add-in] [outlook] [gallery]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const COMMON = ['src', 'assets', 'webpack.config.js', 'package-lock.json'];
const BUILDS = {
  'add-in': { what: 'the add-in', sources: [...COMMON, 'manifest.xml'], stamp: 'dist/.built', args: [] },
  outlook: {
    what: 'the local compose window',
    sources: COMMON,
    stamp: '.local/outlook/.built',
    args: ['--env', 'outlook'],
  },
  gallery: {
    what: 'the gallery of the pane',
    sources: [...COMMON, 'test/taskpane'],
    stamp: '.local/gallery/.built',
    args: ['--env', 'gallery'],
  },
};

const newest = (file) => {
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
};

function isStale({ sources, stamp }) {
  const stampFile = path.join(root, stamp);
  const changed = Math.max(...sources.map((source) => newest(path.join(root, source))));
  return !existsSync(stampFile) || statSync(stampFile).mtimeMs < changed;
}

function build(builds) {
  if (builds.length === 0) return;
  console.log(`Building ${builds.map(({ what }) => what).join(' and ')} …`);
  const begun = new Date();
  const webpack = path.join(root, 'node_modules/webpack-cli/bin/cli.js');
  const args = builds.flatMap((each) => each.args);
  const result = spawnSync(process.execPath, [webpack, ...args], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
  for (const { stamp } of builds) {
    const stampFile = path.join(root, stamp);
    writeFileSync(stampFile, '');
    utimesSync(stampFile, begun, begun); // a source saved while it was built is newer than the build
  }
}

const stale = process.argv
  .slice(2)
  .map((name) => BUILDS[name])
  .filter(isStale);
build(stale.filter(({ args }) => args.length === 0));
build(stale.filter(({ args }) => args.length > 0)); // one start of webpack for both
