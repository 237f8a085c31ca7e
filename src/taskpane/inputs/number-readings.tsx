/** Asks which of two numbers is meant, where a text can be read as either. Each has its country and its prefix. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { countryOfPrefix, formatPhoneNumber, readingsOf, type Country } from '../../verification/phone-numbers';
import type { PhoneNumber } from '../../verification/brands';
import { useWords } from '../words';

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalXS },
});

export interface NumberReadingsProps {
  text: string;
  country: string;
  countries: readonly Country[];
  onChoose(phoneNumber: PhoneNumber): void;
}

export function NumberReadings({ text, country, countries, onChoose }: NumberReadingsProps) {
  const styles = useStyles();
  const { verification } = useWords();
  const nameOf = (phoneNumber: PhoneNumber) => {
    const code = countryOfPrefix(phoneNumber, country);
    return countries.find((one) => one.code === code)?.name ?? code;
  };
  return (
    <div role="group" aria-label={verification.phoneNumberProblems.ambiguous} className={styles.choices}>
      {(readingsOf(text, country) ?? []).map((phoneNumber) => (
        <Button key={phoneNumber} onClick={() => onChoose(phoneNumber)}>
          {`${nameOf(phoneNumber)}: `}
          <bdi dir="ltr">{formatPhoneNumber(phoneNumber)}</bdi>
        </Button>
      ))}
    </div>
  );
}
