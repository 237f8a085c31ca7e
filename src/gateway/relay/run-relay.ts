/** `npm run gateway -- relay SETTINGS.json`: runs until it is told to stop, and ends after the mail that is under way. */
import { relay as texts } from '../../locales/en/relay';
import { fromCallersFolder } from '../callers-folder';
import { readSettings, WrongRelaySettings } from './settings';
import { startGateway } from './start-gateway';

const DEFAULT_FILE = 'gateway.json';

export async function runRelay([file = process.env['GATEWAY_SETTINGS'] ?? DEFAULT_FILE]: string[]): Promise<void> {
  try {
    const settings = await readSettings(fromCallersFolder(file));
    const gateway = await startGateway(settings, (line) =>
      console.log(JSON.stringify({ at: new Date().toISOString(), ...line })),
    ).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new WrongRelaySettings(texts.portTaken(settings.listen.port)) : error;
    });
    console.log(texts.running(settings.listen.host, gateway.port));
    const stop = () => {
      console.log(texts.stopping);
      void gateway.close().then(() => process.exit(0));
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    console.error(error instanceof WrongRelaySettings ? error.message : error);
    process.exitCode = 1;
  }
}
