/** Who provides a mail service that is safe, as a part of other sentences. */
import type { SafeTransport } from '../../verification/types';
import { formatMonth } from '../format';

/** ` (provider Veilig BV, since March 2025)`; nothing where the standard says neither. */
export function providedBy({ provider, since }: Pick<SafeTransport, 'provider' | 'since'>): string {
  const parts = [provider && `provider ${provider}`, since && `sinds ${formatMonth('nl', since)}`].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
