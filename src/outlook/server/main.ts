/** What `npm start` runs when all is installed and built: starts everything, says one address, opens it. */
import { outlook } from '../../locales/en/outlook';
import { COMPOSE_PAGE, DATA } from './folders';
import { PortTaken } from './listen';
import { openBrowser } from './open-browser';
import { type LocalOutlook, NotBuilt, startLocalOutlook } from './start-local-outlook';
import { LOCAL_TENANT } from './token-issuer';

const words = outlook.server;
const DEFAULT_PORTS = { ADDIN_PORT: 3000, COMPOSE_PORT: 3001 } as const;
type PortVariable = keyof typeof DEFAULT_PORTS;

/** A mistake that has a sentence: no stack is shown. */
class StartProblem extends Error {}

function port(variable: PortVariable): number {
  const text = process.env[variable];
  if (!text) return DEFAULT_PORTS[variable];
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new StartProblem(words.badPort(variable));
  return number;
}

function explain(error: unknown): string {
  if (error instanceof PortTaken) {
    const variable: PortVariable = error.port === port('COMPOSE_PORT') ? 'COMPOSE_PORT' : 'ADDIN_PORT';
    return words.portTaken(error.port, variable, error.port + 100);
  }
  if (error instanceof NotBuilt || error instanceof StartProblem) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The window does not wait for it, so this may be the last line. */
async function sayWhenThere({ directory }: LocalOutlook): Promise<void> {
  try {
    await directory?.knowsSample(LOCAL_TENANT);
    console.log(words.directoryReady);
  } catch (error) {
    console.error(words.directoryFailed(error instanceof Error ? error.message : String(error)));
  }
}

async function main(): Promise<void> {
  const local = await startLocalOutlook({
    addinPort: port('ADDIN_PORT'),
    composePort: port('COMPOSE_PORT'),
    composePage: process.env['COMPOSE_PAGE'] ?? COMPOSE_PAGE,
    ...(process.env['ADDIN_DIST'] && { dist: process.env['ADDIN_DIST'] }),
    ...(process.env['DATABASE_URL'] && { database: { url: process.env['DATABASE_URL'] } }),
  });
  console.log(words.running(local.composeUrl));
  void sayWhenThere(local);
  const opened = await openBrowser(local, DATA);
  if (opened === 'own') console.log(words.opened);
  else {
    if (opened === 'none') console.log(words.noBrowser);
    if (!local.certificate.trusted) console.log(`${words.certificateWarning} ${local.addinUrl}`);
  }
  console.log(words.howToStop);
  const stop = (): void => void local.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
