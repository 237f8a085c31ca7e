/** Sent mail, from the server of this window. */
import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { outlook } from '../../locales/en/outlook';
import {
  type SentMessage,
  type SentSummary,
  openedAnswerSchema,
  problemSchema,
  sentMessageSchema,
  sentSummarySchema,
} from '../messages';

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

/** Says that the recipients opened a mail. @returns what came of it, in words */
export async function reportOpened(id: string, tenant: string | undefined): Promise<string> {
  const response = await fetch(`/api/sent/${encodeURIComponent(id)}/opened`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) return problemSchema.parse(answer).problem;
  const { proved } = openedAnswerSchema.parse(answer);
  return proved > 0 ? outlook.message.proved(proved) : outlook.message.nothingProved;
}
