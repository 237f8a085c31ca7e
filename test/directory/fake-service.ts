/** The service at the border: what was asked of it, and answers that a test arranges. */
import { createServiceClient } from '../../src/directory/service-client';
import { DirectoryUnavailable } from '../../src/directory/types';

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | Error;

export const URL_OF_SERVICE = 'https://directory.example/api';

/** @param answers by path: one for all calls, or one after another, the last again and again */
export function createFakeService(answers: Record<string, Answer | Answer[] | ((asked: Asked) => Answer)> = {}) {
  const service = {
    asked: [] as Asked[],
    answers,
    tokens: [] as boolean[],
    /** What the next token is, or why there is none. */
    token: 'token' as string | DirectoryUnavailable,
    time: 1_000_000,
    calls: (path: string) => service.asked.filter((one) => one.path === path),
  };
  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const asked: Asked = {
      method: String(init.method),
      path: address.replace(URL_OF_SERVICE, ''),
      headers: init.headers as Record<string, string>,
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
    };
    service.asked.push(asked);
    const found = service.answers[asked.path];
    const answer = Array.isArray(found)
      ? found.length > 1
        ? found.shift()
        : found[0]
      : typeof found === 'function'
        ? found(asked)
        : found;
    if (!answer || answer instanceof Error) throw answer ?? new TypeError('Failed to fetch');
    const { status = 200, body, headers = {} } = answer;
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  };
  const client = createServiceClient({
    url: URL_OF_SERVICE,
    fetch: fetch as typeof globalThis.fetch,
    now: () => service.time,
    async getToken({ fresh }) {
      service.tokens.push(fresh);
      if (service.token instanceof DirectoryUnavailable) throw service.token;
      return service.token;
    },
  });
  return Object.assign(service, { client });
}

/** A recipient as the service tells of them. */
export const told = (address: string, more: object = {}) => ({
  address,
  hasAccount: false,
  numbers: [],
  codes: [],
  version: '0',
  ...more,
});
