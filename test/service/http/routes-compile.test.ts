/** A route without a rule, or without something that answers it, does not compile: each `@ts-expect-error` here fails the build once it would. */
import * as z from 'zod/mini';
import type { Route } from '../../../src/contract/route';
import { ROUTES } from '../../../src/contract/routes';
import { makeHandlers } from '../../../src/service/http/handlers';
import type { Handlers, HandlersOf } from '../../../src/service/http/handler';
import type { DirectoryStore } from '../../../src/service/store/types';
import { makeMemoryParts } from './memory-parts';

const right = { method: 'POST', path: '/v1/new', does: 'Something.', answer: z.object({ done: z.boolean() }) } as const;

// @ts-expect-error it does not say for whom it is
const withoutRule: Record<string, Route> = { new: right };

// @ts-expect-error it is for nobody that there is
const forOthers: Record<string, Route> = { new: { ...right, for: 'everybody' } };

const parts = makeMemoryParts();
const handlers = makeHandlers(parts);
const { lookup: _lookup, ...allButLookup } = handlers;

// @ts-expect-error nothing answers `lookup`
const withoutLookup: Handlers = allButLookup;

const { erase: _erase, ...allButErase } = parts.store;

// @ts-expect-error nothing in the store does `erase`
const withoutErase: DirectoryStore = allButErase;

type New = { new: typeof right & { for: 'sender' } };

// @ts-expect-error a sender's route does not say how many addresses it tells of
const uncounted: HandlersOf<New> = { new: { answer: async () => ({ done: true }) } };

// @ts-expect-error a sender's route does not say how much it writes
const unwritten: HandlersOf<New> = { new: { asks: () => 0, answer: async () => ({ done: true }) } };

// @ts-expect-error the answer does not fit the contract
const otherAnswer: HandlersOf<New> = { new: { asks: () => 0, writes: () => 0, answer: async () => ({ done: 'yes' }) } };

const fits: HandlersOf<New> = { new: { asks: () => 0, writes: () => 0, answer: async () => ({ done: true }) } };

it('what compiles answers every route of the contract and no other', () => {
  expect(Object.keys(handlers)).toEqual(Object.keys(ROUTES));
  expect([withoutRule, forOthers, withoutLookup, withoutErase, uncounted, unwritten, otherAnswer, fits]).toHaveLength(
    8,
  );
});
