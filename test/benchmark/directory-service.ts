/** The service in a process of its own, as the benchmark of the directory measures it: over HTTP, with tokens, limits and log. */
import { createContactTransfer } from '../../src/service/administration/contact-transfer';
import { openDatabase } from '../../src/service/database/connect';
import { makeApp } from '../../src/service/http/app';
import { makeHandlers } from '../../src/service/http/handlers';
import { limitsFor, makeUnderWay } from '../../src/service/http/under-way';
import { makeAskLimiter } from '../../src/service/http/limits';
import { countInDatabase } from '../../src/service/database/counting';
import { listen } from '../../src/service/http/server';
import { makeTokenChecker } from '../../src/service/http/tokens';
import { createKeyCache } from '../../src/service/keys/key-cache';
import { parseMasterKey } from '../../src/service/keys/master-key';
import { createTenantCipher } from '../../src/service/keys/tenant-cipher';
import { createStore } from '../../src/service/store/create-store';
import type { TokenSettings } from '../../src/service/http/tokens';

/** From the process that starts it, by `BENCHMARK`. */
export interface ServiceTask {
  url: string;
  masterKey: string;
  tokens: TokenSettings;
}

async function serve({ url, masterKey, tokens }: ServiceTask): Promise<void> {
  const database = await openDatabase({ url });
  const cipher = createTenantCipher(
    createKeyCache(database, { current: await parseMasterKey(masterKey, 'the key of this benchmark') }),
  );
  const app = makeApp({
    addInOrigin: 'https://add-in.example',
    // as many as anybody can ask; they are counted all the same
    limiter: makeAskLimiter({ perHour: 1e9, perDay: 1e9 }, countInDatabase(database, 'asked')),
    writeLimiter: makeAskLimiter(
      { perHour: 1e9, perDay: 1e9 },
      countInDatabase(database, 'written'),
      'too-many-written',
    ),
    underWay: makeUnderWay(limitsFor(10)),
    log: (entry) => JSON.stringify(entry),
    patience: { body: 10_000, answer: 10_000 },
    tokens: makeTokenChecker(tokens),
    handlers: makeHandlers({
      store: createStore({ database, cipher }),
      contacts: createContactTransfer({ database, cipher }),
      transport: { statusOf: async () => new Map(), refresh: async () => 0 },
    }),
  });
  const listening = await listen(app, { port: 0 });
  process.once('disconnect', () => {
    void listening.close(0).then(() => database.close());
  });
  process.send?.({ url: listening.url });
}

void serve(JSON.parse(process.env['BENCHMARK'] ?? '') as ServiceTask);
