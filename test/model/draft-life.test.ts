/** Random sequences of what a person and Outlook can do, with faults, over the real pane, commands and codec (README.md). */
import * as fc from 'fast-check';
import type { JWK } from 'jose';
import { DEEP } from '../depth';
import { installEngine } from './engine';
import { createOrganization } from './people';
import { END, START, steps } from './steps';
import type { Model, Real } from './steps';
import { CLIENTS, World } from './world';
import type { Client } from './world';

const SEQUENCES = Number(process.env['SEQUENCES'] ?? (DEEP ? 2_000 : 200));
const LONGEST = 40;

// a sequence takes a tenth of a second on a quiet machine; SEQUENCES may ask for hours
jest.setTimeout(SEQUENCES * 4_000);

let organization: { configuration: object; directory: object; gatewayKey: JWK };
let uninstall: () => void;
beforeAll(async () => {
  organization = await createOrganization();
  uninstall = installEngine();
});
afterAll(() => uninstall());

const states = new Set<string>();
const counts = { steps: 0, held: 0, secure: 0, normal: 0 };
const begin = (client: Client) => (): { model: Model; real: Real } => ({
  model: { calledSecure: new WeakSet(), typed: new WeakMap() },
  real: {
    world: new World(organization.configuration, organization.directory, client),
    gatewayKey: organization.gatewayKey,
    organization,
    states,
    counts,
  },
});

it(`${SEQUENCES} sequences of up to ${LONGEST} steps lose nothing and leak nothing`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CLIENTS),
      fc.nat(START.length),
      steps(LONGEST - START.length - 1),
      (client, started, sequence) => fc.asyncModelRun(begin(client), [...START.slice(0, started), ...sequence, END]),
    ),
    // the same sequences each time, so that a change is what makes it fail; SEED=n tries others
    { numRuns: SEQUENCES, seed: Number(process.env['SEED'] ?? 1) },
  );
  const { steps: taken, held, secure, normal } = counts;
  const sent = `${secure} mails left secure, ${normal} as normal mail, ${held} were held`;
  process.stdout.write(`${states.size} distinct states visited in ${taken} steps; ${sent}\n`);
});
