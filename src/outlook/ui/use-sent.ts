/** Sent mail, from the server of this window. */
import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { type SentMessage, type SentSummary, sentMessageSchema, sentSummarySchema } from '../messages';

async function get<T>(path: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  const response = await fetch(path);
  return response.ok ? schema.parse(await response.json()) : undefined;
}

/** @param deliveries the list is read again when this changes */
export function useSentList(deliveries: number): SentSummary[] {
  const [list, setList] = useState<SentSummary[]>([]);
  useEffect(() => {
    let current = true;
    void get('/api/sent', z.array(sentSummarySchema)).then((found) => current && setList(found ?? []));
    return () => {
      current = false;
    };
  }, [deliveries]);
  return list;
}

export function useSentMessage(id: string): SentMessage | 'loading' | 'missing' {
  const [message, setMessage] = useState<SentMessage | 'loading' | 'missing'>('loading');
  useEffect(() => {
    let current = true;
    void get(`/api/sent/${encodeURIComponent(id)}`, sentMessageSchema).then(
      (found) => current && setMessage(found ?? 'missing'),
    );
    return () => {
      current = false;
    };
  }, [id]);
  return message;
}
