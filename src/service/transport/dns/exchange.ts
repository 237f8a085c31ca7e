/** One question to one resolver and back: UDP from a port of its own, and TCP where the answer does not fit. */
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import type { DecodedPacket, RecordType } from 'dns-packet';
import { makeQuery, type Query, readAnswer } from './message';
import type { Resolver } from './resolver';

/**
 * @param signal ends the wait
 * @throws when the resolver is away, too slow, or says only what does not fit the question
 */
export async function exchange(
  resolver: Resolver,
  name: string,
  type: RecordType,
  signal: AbortSignal,
): Promise<DecodedPacket> {
  const answer = await overUdp(resolver, makeQuery(name, type), signal);
  return answer.flag_tc ? overTcp(resolver, makeQuery(name, type), signal) : answer;
}

function overUdp({ address, port }: Resolver, query: Query, signal: AbortSignal): Promise<DecodedPacket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // the system picks a random port; connected, so that it takes packets from the resolver alone and tells when that is away.
    // the signal closes it
    const socket = createSocket({ type: isIPv6(address) ? 'udp6' : 'udp4', signal });
    socket.once('close', () => reject(new Error('the resolver did not answer in time')));
    let open = true;
    const close = () => {
      if (open) socket.close();
      open = false;
    };
    socket.on('error', (error) => {
      reject(error);
      close();
    });
    socket.on('message', (bytes) => {
      const answer = readAnswer(query, bytes);
      // what does not fit may be forged; the true answer may still come
      if (!answer) return;
      resolve(answer);
      close();
    });
    socket.once('connect', () => socket.send(query.bytes));
    socket.connect(port, address);
  });
}

function overTcp({ address, port }: Resolver, query: Query, signal: AbortSignal): Promise<DecodedPacket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({ host: address, port, signal });
    let received = Buffer.alloc(0);
    const settle = (finish: () => void) => {
      socket.destroy();
      finish();
    };
    socket.once('connect', () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(query.bytes.length);
      socket.write(Buffer.concat([length, query.bytes]));
    });
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const answer = readAnswer(query, received.subarray(2, 2 + received.readUInt16BE(0)));
      settle(() =>
        answer && !answer.flag_tc ? resolve(answer) : reject(new Error('the answer does not fit the question')),
      );
    });
    socket.on('error', (error) => settle(() => reject(error)));
    socket.once('close', () => settle(() => reject(new Error('the resolver hung up'))));
  });
}
