/** The running servers that the global setup leaves for the tests: one with our add-in, one with the fixture. */
import type { LocalOutlook } from '../../src/outlook/server/start-local-outlook';

export type AddInName = 'our-add-in' | 'fixture';
export type RunningOutlook = Pick<
  LocalOutlook,
  'addinUrl' | 'composeUrl' | 'smtpPort' | 'gatewayKeyFile' | 'dataFolder'
>;

const VARIABLES = { 'our-add-in': 'LOCAL_OUTLOOK', fixture: 'LOCAL_OUTLOOK_FIXTURE' } as const;

export function announce(name: AddInName, local: LocalOutlook): void {
  const { addinUrl, composeUrl, smtpPort, gatewayKeyFile, dataFolder } = local;
  process.env[VARIABLES[name]] = JSON.stringify({ addinUrl, composeUrl, smtpPort, gatewayKeyFile, dataFolder });
}

/** @throws when it was not started, with what to do */
export function runningOutlook(name: AddInName): RunningOutlook {
  const announced = process.env[VARIABLES[name]];
  if (!announced) throw new Error(`The local Outlook with ${name} does not run. Is the add-in built? npm run build`);
  return JSON.parse(announced) as RunningOutlook;
}
