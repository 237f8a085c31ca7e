// Three builds. `webpack`: the add-in, into dist/. `webpack --env outlook`: the local compose window, into .local/outlook/.
// `webpack --env gallery`: the pane's views in every state, into .local/gallery/, for looking and for the tests of
// accessibility. `webpack --env outlook --env gallery` makes both at once.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const { LicenseWebpackPlugin } = require('license-webpack-plugin');
const TerserPlugin = require('terser-webpack-plugin');

/** One of a deployment's three settings: where dist/ will be served. The manifest's addresses come from it. */
const ADDIN_URL = (process.env.ADDIN_URL ?? 'https://localhost:3000').replace(/\/+$/, '');
const LOCAL_ADDIN_URL = 'https://localhost:3000';

/** Where the directory service is, if it is not behind the same origin: the pages may talk to nobody else. */
const { DIRECTORY_URL, CLIENT_ID } = process.env;
/** What signing in by way of Outlook may need besides. */
const SIGN_IN = 'https://login.microsoftonline.com';
const allowedToConnect = ["'self'", ...(DIRECTORY_URL ? [new URL(DIRECTORY_URL).origin, SIGN_IN] : [])].join(' ');
/** The application of the local run in the manifest. */
const LOCAL_CLIENT_ID = '00000000-0000-4000-8000-000000000000';

/**
 * The manifest for this deployment. Without an application in Entra ID (`CLIENT_ID`) it names none: an administrator who deploys it
 * would be asked to consent to one that does not exist.
 */
function manifestOf(xml) {
  const application = /\s*<!--[^-]*-->\s*<WebApplicationInfo>[^]*?<\/WebApplicationInfo>/;
  const named = CLIENT_ID
    ? xml.replaceAll(LOCAL_CLIENT_ID, CLIENT_ID)
    : ADDIN_URL === LOCAL_ADDIN_URL
      ? xml
      : xml.replace(application, '');
  return named
    .replaceAll(`api://${new URL(LOCAL_ADDIN_URL).host}/`, `api://${new URL(ADDIN_URL).host}/`)
    .replaceAll(LOCAL_ADDIN_URL, ADDIN_URL);
}

/** For a static web server without settings of its own; headers may only add to it (README, "Deploy"). */
const contentSecurityPolicy = [
  // Office.js fetches one file from the second host, which serves old libraries of everybody, too
  "default-src 'none'",
  "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js",
  // the hash is that of the empty string: Fluent opens an empty <style> and fills it through the CSSOM
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src ${allowedToConnect}`,
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const swc = (target) => ({
  test: /\.m?[jt]sx?$/,
  // the launch-event script is compiled whole, libraries too: classic Outlook knows ES2016 only
  exclude: target === 'es2016' ? [] : /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      target,
      externalHelpers: target === 'es2016',
      // no library asks for `document.all`, which is the one value that a short `?.` and `??` would misread
      assumptions: { setPublicClassFields: true, noDocumentAll: true },
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
});

const common = (target) => ({
  mode: 'production',
  context: __dirname,
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: { rules: [swc(target)] },
  performance: false, // src/tooling/check-budgets.mjs holds the budgets, on gzipped sizes
  stats: 'errors-warnings',
  optimization: {
    minimizer: [
      new TerserPlugin({
        extractComments: false,
        minify: TerserPlugin.terserMinify,
        terserOptions: {
          compress: { passes: 3 },
          format: { comments: false },
          ecma: target === 'es2016' ? 2016 : 2020,
        },
      }),
    ],
  },
});

/** Published without a text of their own: whose it is. A folder with a package.json is a library for the plugin. */
const SAME_LICENSE = {
  '@fluentui/react-icons': '@fluentui/react-components',
  'libphonenumber-js/max': 'libphonenumber-js',
};
const inPackages = (...names) => path.resolve(__dirname, 'node_modules', ...names);
/** Its folder of ES modules has a package.json without a name, where the plugin looks for one. */
const NAMELESS = ['zustand'].map((name) => ({ name, directory: inPackages(name) }));

/** The texts that the licenses of the libraries ask to be handed on with them. Without one the build ends. */
const licenses = (outputFilename, additionalModules = []) =>
  new LicenseWebpackPlugin({
    outputFilename,
    perChunkOutput: false,
    additionalModules,
    licenseTextOverrides: Object.fromEntries(
      Object.entries(SAME_LICENSE).map(([name, whose]) => [name, readFileSync(inPackages(whose, 'LICENSE'), 'utf8')]),
    ),
    licenseTypeOverrides: { 'libphonenumber-js/max': 'MIT' },
    handleMissingLicenseText: (name) => {
      throw new Error(`${name} has no license text to hand on`);
    },
  });

const page = (template, chunks) =>
  new HtmlPlugin({
    template: `./src/${template}`,
    filename: path.basename(template),
    chunks,
    scriptLoading: 'defer',
    contentSecurityPolicy,
    minify: false,
  });

// Fluent's styles are computed at build time, so that the pane needs neither the code nor the time for it
const griffel = { test: /\.tsx?$/, exclude: /node_modules/, enforce: 'post', use: '@griffel/webpack-loader' };

const addIn = {
  ...common('es2020'),
  // from the last to the first
  module: { rules: [swc('es2020'), griffel] },
  name: 'add-in',
  entry: { taskpane: './src/taskpane/index.tsx', commands: './src/commands/commands.ts' },
  output: {
    path: path.resolve(__dirname, 'dist'),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:6].js',
    publicPath: '',
    clean: { keep: /^launchevent/ },
  },
  plugins: [
    page('taskpane/taskpane.html', ['taskpane']),
    page('commands/commands.html', ['commands']),
    licenses('licenses.txt', NAMELESS),
    new CopyPlugin({
      patterns: [
        { from: 'assets/*.{png,html}', to: 'assets/[name][ext]' },
        { from: 'src/taskpane/taskpane.css' },
        { from: 'manifest.xml', transform: (xml) => manifestOf(xml.toString()) },
        // an empty document: the organization's own takes its place at deployment
        { from: 'src/configuration/organization.json' },
      ],
    }),
  ],
};

const launchEvent = {
  ...common('es2016'),
  module: { rules: [swc('es2016')] },
  name: 'launch-event',
  target: ['web', 'es2016'],
  entry: './src/commands/launch-event.ts',
  output: { path: path.resolve(__dirname, 'dist'), filename: 'launchevent.js' },
  plugins: [licenses('launchevent-licenses.txt')],
};

// on this machine only: quick to build counts, not small. Styles are computed in the browser: at build
// time that takes longer than all the rest. Minimized, as only that leaves out the icons that nobody uses.
const quick = {
  ...common('es2020'),
  optimization: { minimizer: [new TerserPlugin({ extractComments: false, minify: TerserPlugin.swcMinify })] },
};

const outlook = {
  ...quick,
  name: 'outlook',
  entry: {
    outlook: './src/outlook/ui/index.tsx',
    'bare-engine': './src/outlook/engine/bare-engine.ts',
    'before-office': './src/outlook/page/before-office.ts',
  },
  output: { path: path.resolve(__dirname, '.local/outlook'), filename: '[name].js', publicPath: '', clean: true },
  plugins: [
    new HtmlPlugin({
      template: './src/outlook/outlook.html',
      filename: 'index.html',
      chunks: ['outlook'],
      scriptLoading: 'defer',
    }),
  ],
};

const gallery = {
  ...quick,
  name: 'gallery',
  entry: { gallery: './test/taskpane/gallery/index.tsx' },
  output: { path: path.resolve(__dirname, '.local/gallery'), filename: '[name].js', publicPath: '', clean: true },
  plugins: [
    new HtmlPlugin({ template: './test/taskpane/gallery/gallery.html', scriptLoading: 'defer' }),
    new CopyPlugin({ patterns: [{ from: 'src/taskpane/taskpane.css' }] }),
  ],
};

module.exports = (env = {}) => {
  const local = [...(env.outlook ? [outlook] : []), ...(env.gallery ? [gallery] : [])];
  const builds = local.length > 0 ? local : [addIn, launchEvent];
  const cacheDirectory = path.resolve(__dirname, 'node_modules/.cache/webpack');
  return builds.map((build) => ({ ...build, cache: { type: 'filesystem', cacheDirectory } }));
};
