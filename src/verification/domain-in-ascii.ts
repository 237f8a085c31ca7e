/**
 * A domain in the one spelling in which domains are compared: lower case, ASCII by UTS 46, without the dot at its end. The engine's own URL
 * does the work, in a browser as in Node (WHATWG URL, "domain to ASCII": CheckHyphens=false, not transitional); a table of our own is 58 KiB.
 */
import { comparisonForm } from './comparison-form';

const ASCII = /^(?!.*xn--)[\x21-\x7e]*$/i;
// ASCII signs that no name has: a URL ends its host at some and takes others for something else (`%41` for a letter). Then quotes and
// brackets of any script, and a hyphen at the edge of a label, where IDNA takes the two ideographic full stops for a dot
const NO_NAME = /[\x00-,/:-@[-^`{-\x7f\p{Pi}\p{Pf}\p{Ps}\p{Pe}]|(?:^|[.\u3002\uff61])-|-(?:[.\u3002\uff61]|$)/u;
const HOST_NAME = /^[a-z\d._-]+$/;
// engines before Unicode 15.1 make `ss` of it, which is another domain
const CAPITAL_SHARP_S = /\u1e9e/g;

/** What IDNA cannot express stays as it is, in lower case: no mail gets there, and it equals nothing else. */
export function domainInAscii(domain: string): string {
  const lower = comparisonForm(domain);
  // engines refuse some capitals (Georgian) whose small letters they take
  return (hostOf(domain) ?? hostOf(lower) ?? lower).replace(/\.$/, '');
}

/**
 * Whether a name in DNS could be written like this, by the signs that are in it (RFC 1123, 2.1; underscores are seen and let be).
 * @param domain as it is written or in ASCII: a hyphen at the edge of a label is not to be seen in the punycode of letters
 */
export const canBeDomain = (domain: string): boolean => !NO_NAME.test(domain);

// not in lower case beforehand: that makes another letter of a capital sigma at the end of a word
function hostOf(domain: string): string | undefined {
  if (ASCII.test(domain) || NO_NAME.test(domain)) return undefined;
  try {
    const { hostname } = new URL(`http://${domain.replace(CAPITAL_SHARP_S, 'ß')}`);
    return HOST_NAME.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}
