/** Phone numbers as people read them. The library is large, so it comes later; until then the digits stand there. */
import { useEffect, useState } from 'react';
import type { PhoneNumber } from '../verification/brands';
import { loadPhoneNumbers } from './lazy-parts';

export type FormatNumber = (phoneNumber: PhoneNumber) => string;

const asItIs: FormatNumber = (phoneNumber) => phoneNumber;
let loaded: FormatNumber | undefined;

/** @param needed false: nothing is loaded for it. */
export function useFormatNumber(needed: boolean): FormatNumber {
  const [format, setFormat] = useState<FormatNumber>(() => loaded ?? asItIs);
  useEffect(() => {
    if (!needed || format !== asItIs) return;
    let gone = false;
    loadPhoneNumbers().then(
      ({ formatPhoneNumber }) => {
        loaded = formatPhoneNumber;
        if (!gone) setFormat(() => formatPhoneNumber);
      },
      () => {
        // the digits are readable, too
      },
    );
    return () => {
      gone = true;
    };
  }, [needed, format]);
  return format;
}
