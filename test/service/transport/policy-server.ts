/** A web server on loopback for the policies of MTA-STS, under certificates of an authority that only the test knows. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outside } from '../../../src/service/transport/outside';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface PolicyServer {
  /** What a checker needs to know of it. */
  outside: Pick<Outside, 'policyPort' | 'authorities' | 'mayConnect'>;
  /** Hosts that were asked for, in order. */
  asked: string[];
  stop(): Promise<void>;
}

/**
 * @param answers by host; another host gets 404
 * @param certified hosts that the certificate is for
 */
export async function startPolicyServer(answers: Record<string, Answer>, certified: string[]): Promise<PolicyServer> {
  const { key, certificate } = makeCertificate(certified);
  const asked: string[] = [];
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const host = request.headers.host ?? '';
    asked.push(`${host}${request.url}`);
    const answer = answers[host];
    if (answer) answer(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    outside: { policyPort: port, authorities: certificate, mayConnect: (address) => address === '127.0.0.1' },
    asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A certificate that is its own authority. */
export function makeCertificate(hosts: string[]): { key: string; certificate: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
  try {
    const names = hosts.map((host) => `DNS:${host}`).join(',');
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    execFileSync(
      'openssl',
      [...request, '-subj', '/CN=test', '-addext', `subjectAltName=${names}`, '-keyout', 'key', '-out', 'certificate'],
      { cwd: folder, stdio: 'pipe' },
    );
    const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
    return { key: read('key'), certificate: read('certificate') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
