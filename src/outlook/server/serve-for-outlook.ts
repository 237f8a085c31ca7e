/** What `npm run start:outlook` runs: the add-in alone, as it is built, for a real Outlook on this machine. */
import { outlook } from '../../locales/en/outlook';
import { addInOrigin } from './add-in-origin';
import { localhostCertificate } from './certificate';
import { DATA, DIST } from './folders';
import { gatewayKeyPair } from './gateway-key';
import { PortTaken, listen } from './listen';

/** The manifest names this port. */
const PORT = 3000;
/** Outlook on the web and new Outlook show the pane in a frame; classic Outlook does not. */
const OUTLOOK_ON_THE_WEB =
  'https://outlook.office.com https://outlook.office365.com https://outlook.cloud.microsoft https://outlook.live.com';

async function main(): Promise<void> {
  const { publicKey } = await gatewayKeyPair(DATA);
  const app = addInOrigin({
    dist: DIST,
    gatewayKey: publicKey,
    frameAncestors: () => OUTLOOK_ON_THE_WEB,
    officeJs: 'microsoft',
  });
  await listen(app, await localhostCertificate(DATA), PORT);
  console.log(outlook.server.servingForOutlook(`https://localhost:${PORT}`));
}

main().catch((error: unknown) => {
  const taken = error instanceof PortTaken;
  console.error(taken ? outlook.server.portTakenForOutlook(PORT) : error);
  process.exitCode = 1;
});
