/** What the organization allows: read by everybody, saved by administrators. */
import * as z from 'zod/mini';
import { version } from './values';

/**
 * In the form of the organization's document (`configuration/schema.ts`), without `gatewayKeys` and what says where the service is.
 * It is parsed there, so that a mistake has its path and its sentence.
 */
export const settings = z.object({ settings: z.record(z.string(), z.unknown()), version });
export const saveSettingsRequest = z.strictObject({ settings: z.record(z.string(), z.unknown()) });
