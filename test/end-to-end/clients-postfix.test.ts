/**
 * A mail as it leaves each Outlook, with its headers encoded and folded as Exchange Online was seen to do, through a real Postfix to
 * the gateway. Skipped, in words, where there is no Postfix.
 */
import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { openMessage } from '../../src/gateway/open-message';
import { noPostfix, startPostfix } from '../gateway/relay/postfix';
import type { Postfix } from '../gateway/relay/postfix';
import { startSink, submit } from '../gateway/relay/smtp-sink';
import type { Sink } from '../gateway/relay/smtp-sink';
import { until } from '../gateway/relay/until';
import { openComposeWindow } from './compose-window';
import type { ComposeWindow } from './compose-window';
import { BO, CILIA, sealedFor, securedDraft } from './secured-draft';

if (noPostfix && process.env['CI']) throw new Error(`${noPostfix}: in CI these tests must run`);
const withPostfix = noPostfix ? describe.skip : describe;

withPostfix(`through a real Postfix${noPostfix ? ` (skipped: ${noPostfix})` : ''}`, () => {
  let sink: Sink;
  let postfix: Postfix;
  let window: ComposeWindow;
  beforeAll(async () => {
    sink = await startSink();
    postfix = await startPostfix(sink.port);
  });
  afterEach(() => window.close());
  afterAll(async () => {
    await postfix.stop();
    await sink.close();
  });

  // shorter than any part of a seal: in life only longer lines are encoded
  it.each(['web', 'new', 'classic', 'mac'])('a mail that was secured in %s arrives and opens', async (client) => {
    window = await openComposeWindow({ settings: { client, encodeAbove: 100 } });
    const pane = await securedDraft(window, `${BO}; ${CILIA}`);
    await pane.chooseSms(CILIA, '06 87651234');
    await pane.ready(2, 2);
    await pane.saved();
    const { raw, envelope } = (await window.send())!;
    expect(raw).toMatch(/^x-secure-mail-1: =\?us-ascii\?Q\?/im);

    const before = sink.received.length;
    await expect(submit(postfix.port, { from: envelope.from, to: envelope.to, raw })).resolves.toMatchObject({
      code: 250,
    });
    await until(() => sink.received.length > before);
    const key = JSON.parse(readFileSync(window.running.gatewayKeyFile, 'utf8')) as JWK;
    const opened = await openMessage(sink.received[before]!.raw, [key], { envelope: envelope.to });
    expect(opened).toMatchObject(sealedFor(BO, CILIA));
  });
});
