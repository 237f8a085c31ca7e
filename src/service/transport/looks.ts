/** Looks that are under way or wait for their turn. DNS is the same for every tenant, so one look serves all who wait for it. */
import type { Checked } from './cache';
import { makeTurns, TooMany, type Turns } from './turns';
import type { TransportChecker } from './types';

/** Domains that are looked at at the same time for people; each asks some ten questions. */
const AT_ONCE = 16;
/** The same for `refresh`, whose places nobody takes. */
const AT_ONCE_IN_BACKGROUND = 4;
/** Domains of one tenant: those of a large draft. */
const WAITING_EACH = 500;

interface Look {
  checked: Promise<Checked>;
  hasBegun: boolean;
  begin(): Promise<unknown> | undefined;
  letGo(): void;
}

export interface Looks {
  /** @throws TooMany where too many of this tenant wait already, or it was stopped */
  forTenant(tenant: string, domain: string): Promise<Checked>;
  /** @throws TooMany where it was stopped */
  inBackground(domain: string): Promise<Checked>;
  /** What waits is let go of; what runs comes to its end. */
  stop(): void;
}

export function makeLooks({ check }: TransportChecker): Looks {
  const looks = new Map<string, Look>();
  const forPeople = makeTurns(AT_ONCE, WAITING_EACH);
  const background = makeTurns(AT_ONCE_IN_BACKGROUND, Infinity);

  function newLook(domain: string): Look {
    let resolve: (checked: Checked) => void;
    let reject: (error: unknown) => void;
    const checked = new Promise<Checked>((...both) => ([resolve, reject] = both));
    const end = () => looks.delete(domain);
    const look: Look = {
      checked,
      hasBegun: false,
      begin() {
        if (look.hasBegun) return undefined;
        look.hasBegun = true;
        return check(domain).finally(end).then(resolve, reject);
      },
      letGo() {
        if (look.hasBegun) return;
        end();
        reject(new TooMany('it will not be looked at'));
      },
    };
    return look;
  }

  /** Whoever asks for what somebody else waits for takes a turn of their own: it begins at whichever comes first. */
  async function look(turns: Turns, whose: string, domain: string): Promise<Checked> {
    const one = looks.get(domain) ?? newLook(domain);
    if (!one.hasBegun) turns.take(whose, one.begin, one.letGo);
    looks.set(domain, one);
    return one.checked;
  }

  return {
    forTenant: (tenant, domain) => look(forPeople, tenant, domain),
    inBackground: (domain) => look(background, 'refresh', domain),
    stop() {
      forPeople.stop();
      background.stop();
    },
  };
}
