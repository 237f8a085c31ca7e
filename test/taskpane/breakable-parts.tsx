/** Parts of the pane that load late, to be broken by a test: `jest.mock` of their modules goes through `breakable`. */
import { createElement, type ComponentType } from 'react';

/** Names of parts that do not load, and of those that throw when they are shown. */
export const broken = { loading: new Set<string>(), showing: new Set<string>() };

/** Nothing of it may be logged. */
export const SECRET = 'tulp-77-maan';

type Exports = Record<string, unknown>;
const isComponent = (name: string, value: unknown): value is ComponentType<object> =>
  // those that React remembers are objects
  (typeof value === 'function' || (typeof value === 'object' && value !== null && '$$typeof' in value)) &&
  /^[A-Z]/.test(name);

const wrapped = new Map<string, ComponentType<object>>();

function breakableComponent(name: string, Part: ComponentType<object>): ComponentType<object> {
  if (!wrapped.has(name))
    wrapped.set(name, function Breakable(props: object) {
      if (broken.showing.has(name)) throw new RangeError(`cannot show ${SECRET}`);
      return createElement(Part, props);
    });
  return wrapped.get(name)!;
}

/** The module as it is, until one of its parts is broken. */
export function breakable(actual: Exports): Exports {
  const module: Exports = { __esModule: true };
  for (const [name, value] of Object.entries(actual))
    Object.defineProperty(module, name, {
      enumerable: true,
      get: () => {
        if (broken.loading.has(name)) throw new TypeError(`did not load: ${SECRET}`);
        return isComponent(name, value) ? breakableComponent(name, value) : value;
      },
    });
  return module;
}

/** The card is made once its words are there. */
export const breakableCard = (cardContentIn: (language: string) => Promise<ComponentType<object>>) => ({
  __esModule: true,
  cardContentIn: async (language: string) => {
    const card = breakable({ CardContent: await cardContentIn(language) });
    return card['CardContent'];
  },
});
