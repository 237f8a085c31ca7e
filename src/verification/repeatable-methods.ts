/** Which methods can be repeated, and what a repeated one rests on: read from the table, for those who keep choices and hand them out. */
import { METHODS } from './methods';
import { METHOD_IDS, type DefaultMethod, type MethodId, type RepeatableMethod, type Scope } from './types';

export const REPEATABLE_METHODS = METHOD_IDS.filter((id): id is RepeatableMethod => METHODS[id].needs === 'nothing');
export const DEFAULT_METHODS = REPEATABLE_METHODS.filter((id): id is DefaultMethod => !METHODS[id].lastResort);

/** The methods that use a known number, or the saved code of that scope. */
export const methodsThatUse = (item: { kind: 'number' } | { kind: 'code'; scope: Scope }): MethodId[] =>
  REPEATABLE_METHODS.filter((id) => {
    const { requires, remembers } = METHODS[id];
    return item.kind === 'number'
      ? requires.includes('phoneNumber')
      : requires.includes('accessCode') && remembers?.scope === item.scope;
  });
