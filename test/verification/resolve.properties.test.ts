import fc from 'fast-check';
import { completeChoice } from '../../src/verification/choices';
import { METHODS, isStrongEnough } from '../../src/verification/methods';
import { resolve } from '../../src/verification/resolve';
import { METHOD_IDS, type MethodOption } from '../../src/verification/types';
import { anySituation } from './arbitraries';

type Situation = typeof anySituation extends fc.Arbitrary<infer Value> ? Value : never;

/** Whatever the situation, for recipients who need a method. */
function always(
  check: (situation: Situation, answer: Exclude<ReturnType<typeof resolve>, { state: 'not-needed' }>) => void,
) {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const answer = resolve(situation.who, situation.known, situation.rules, situation.own);
      if (answer.state !== 'not-needed') check(situation, answer);
    }),
    { numRuns: 1000 },
  );
}

const TYPED = METHOD_IDS.filter((id) => METHODS[id].needs !== 'nothing');
/** As a proof of who reads; what delivers is none. */
const strengthOf = ({ method }: Pick<MethodOption, 'method'>) =>
  METHODS[method].isDelivery ? 0 : METHODS[method].strength;

describe('whatever is known, allowed and chosen', () => {
  it('the same input gives the same answer and is left as it is', () => {
    fc.assert(
      fc.property(anySituation, ({ who, known, rules, own }) => {
        const before = structuredClone({ who, known, rules, own });
        const first = resolve(who, known, rules, own);
        const copy = structuredClone({ who, known, rules, own });

        expect(resolve(copy.who, copy.known, copy.rules, copy.own)).toEqual(first);
        expect({ who, known, rules, own }).toEqual(before);
      }),
    );
  });

  it('the order in which a directory gives numbers does not matter', () => {
    fc.assert(
      fc.property(anySituation, ({ who, known, rules, own }) => {
        const turned = { ...known, numbers: [...known.numbers].reverse() };

        expect(resolve(who, turned, rules, own)).toEqual(resolve(who, known, rules, own));
      }),
    );
  });

  it('what policy forbids is neither offered nor chosen', () => {
    always(({ rules }, { options, chosen }) => {
      const forbidden = METHOD_IDS.filter((id) => !rules.allowed[id]);

      for (const { method } of [...options, ...(chosen ? [chosen.choice] : [])])
        expect(forbidden).not.toContain(method);
    });
  });

  it('every method is either offered or has a reason why not', () => {
    always((_, { options, unavailable }) => {
      const told = [...new Set(options.map(({ method }) => method)), ...unavailable.map(({ method }) => method)];

      expect(told.sort()).toEqual([...METHOD_IDS].sort());
    });
  });

  it('a verification email is offered to a person, last, as far as policy goes, and to no list', () => {
    always(({ who, rules }, { options }) => {
      const others = options.filter(({ method }) => method !== 'verification-email');
      const allowed = rules.allowed['verification-email'];
      const isPossible = who.kind === 'person' && isStrongEnough('verification-email', rules.weakest);
      const offered = isPossible && (allowed === 'last-resort' ? others.length === 0 : allowed);

      expect(options.slice(others.length).map(({ method }) => method)).toEqual(offered ? ['verification-email'] : []);
    });
  });

  it('nothing that needs typing is chosen by itself', () => {
    always((_, { chosen }) => {
      if (!chosen || chosen.reason.rule === 'own-choice') return;

      expect(TYPED).not.toContain(chosen.choice.method);
    });
  });

  it('a verification email is chosen by itself only as the last choice, while nothing stronger is known', () => {
    always(({ known }, { options, chosen }) => {
      if (chosen?.choice.method !== 'verification-email' || chosen.reason.rule === 'own-choice') return;

      expect(chosen.reason).toEqual({ rule: 'last-choice' });
      expect(known.lastChoice).toEqual({ method: 'verification-email' });
      expect(options.filter(({ needs }) => needs === 'nothing')).toHaveLength(1);
    });
  });

  it('what is chosen by itself is never weaker than the strongest that is known, unless a rule says so by name', () => {
    always((_, { options, chosen }) => {
      if (!chosen || !['has-account', 'strongest-known'].includes(chosen.reason.rule)) return;
      const known = options.filter(({ needs }) => needs === 'nothing');

      expect(strengthOf(chosen.choice)).toBe(Math.max(...known.map(strengthOf)));
    });
  });

  it('somebody of whom a number, a code or an account is known and allowed is never without a method, unless a choice was withdrawn', () => {
    always(({ own }, { options, state }) => {
      const known = options.some(({ needs, method }) => needs === 'nothing' && strengthOf({ method }) > 1);

      if (known && !own) expect(state).not.toBe('missing');
    });
  });

  it('nothing is offered or chosen that is weaker than the label of the mail allows', () => {
    always(({ rules: { weakest } }, { options, chosen }) => {
      for (const { method } of [...options, ...(chosen ? [chosen.choice] : [])])
        expect(isStrongEnough(method, weakest)).toBe(true);
    });
  });

  it('an own choice decides: it is what is chosen, or it is withdrawn', () => {
    always(({ own }, { chosen, withdrawn }) => {
      fc.pre(own !== undefined);

      expect(Boolean(chosen)).not.toBe(Boolean(withdrawn));
      if (withdrawn) expect(withdrawn.choice).toEqual(own);
      if (chosen) expect(chosen.reason).toEqual({ rule: 'own-choice' });
      if (chosen && own?.phoneNumber && METHODS[own.method].requires.includes('phoneNumber')) {
        expect(chosen.choice.phoneNumber).toBe(own.phoneNumber);
      }
      if (chosen && own?.accessCode && METHODS[own.method].requires.includes('accessCode')) {
        expect(chosen.choice.accessCode).toBe(own.accessCode);
      }
    });
  });

  it('every option can be picked: as an own choice it stands', () => {
    always(({ who, known, rules }, { options }) => {
      for (const { choice, key } of options) {
        if (!choice) continue;

        expect(resolve(who, known, rules, choice)).toMatchObject({
          state: choice.unread ? 'unread' : 'ready',
          chosen: { choice, optionKey: key },
        });
      }
    });
  });

  it('somebody is ready exactly when something is chosen that is complete, and what is chosen is in the menu', () => {
    always((_, { state, chosen, options }) => {
      expect(state === 'missing').toBe(chosen === undefined);
      if (!chosen) return;

      const complete = completeChoice(chosen.choice);

      expect(options.map(({ key }) => key)).toContain(chosen.optionKey);
      expect(state === 'ready').toBe(complete.ok);
      if (complete.ok) expect(complete.value).toEqual(chosen.choice);
    });
  });

  it('nobody is ready whose saved code has not been read', () => {
    always((_, { state, chosen }) => {
      if (!chosen || !METHODS[chosen.choice.method].requires.includes('accessCode')) return;

      expect(state === 'unread').toBe(chosen.choice.accessCode === undefined);
    });
  });

  it('what happens to be read of a code changes neither the menu nor the method that is chosen by itself', () => {
    always(({ who, known, rules, own }, before) => {
      fc.pre(own === undefined);
      const unread = { ...known, codes: known.codes.map(({ accessCode: _read, ...code }) => code) };
      const after = resolve(who, unread, rules) as typeof before;

      expect(after.options.map(({ key }) => key)).toEqual(before.options.map(({ key }) => key));
      expect(after.chosen?.optionKey).toBe(before.chosen?.optionKey);
    });
  });

  it('the keys of a menu are unique and tell no code', () => {
    always(({ known }, { options }) => {
      const keys = options.map(({ key }) => key);

      expect(new Set(keys).size).toBe(keys.length);
      for (const { accessCode } of known.codes) expect(keys.join(' ')).not.toContain(`:${accessCode}`);
      for (const key of keys) expect(key).toMatch(/^[a-z-]+(:\+\d+)?$/);
    });
  });

  it('people of own and trusted domains need nothing, and nobody else', () => {
    fc.assert(
      fc.property(anySituation, ({ who, known, rules, own }) => {
        const isOwn = rules.ownDomains.length > 0 && who.address.endsWith('@own.example');
        const isTrusted = rules.trustedDomains.length > 0 && who.address.endsWith('@lind.example');

        expect(resolve(who, known, rules, own).state === 'not-needed').toBe(isOwn || isTrusted);
      }),
    );
  });
});
