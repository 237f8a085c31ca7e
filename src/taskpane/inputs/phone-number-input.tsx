/**
 * A mobile number, with its country for numbers that are typed without one. A prefix that is typed shows its country for as long
 * as it is there; what counts without one is the country that was picked.
 */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import {
  countries,
  countryOfAddress,
  countryOfPrefix,
  formatPhoneNumber,
  groupWhileTyping,
  parsePhoneNumber,
  withCountry,
  type PhoneNumberProblem,
} from '../../verification/phone-numbers';
import type { PhoneNumber } from '../../verification/brands';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import { InputForm } from './input-form';
import type { MethodInputProps } from './input-place';
import { NumberField } from './number-field';
import { NumberReadings } from './number-readings';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  select: { minWidth: 0 },
});

export function PhoneNumberInput({ row, option, policy, gone }: MethodInputProps) {
  const styles = useStyles();
  const { pane, verification } = useWords();
  const controls = usePaneControls();
  const { address } = row.recipient;
  const [typed, setTyped] = useState(
    () =>
      controls.typed.numbers.get(address) ?? { country: countryOfAddress(address) ?? policy.defaultCountry, text: '' },
  );
  const [problem, setProblem] = useState<PhoneNumberProblem>();
  const field = useRef<HTMLInputElement>(null);
  const list = useMemo(() => countries(pane.language), [pane.language]);
  const country = countryOfPrefix(typed.text, typed.country);
  const parsed = parsePhoneNumber(typed.text, country);

  const type = (next: typeof typed) => {
    setTyped(next);
    controls.typed.numbers.set(address, next);
    // an error stays until it is mended, and goes the moment it is
    if (problem !== undefined) {
      const now = parsePhoneNumber(next.text, countryOfPrefix(next.text, next.country));
      setProblem(now.ok ? undefined : now.problem);
    }
  };

  const submit = (phoneNumber: PhoneNumber) => controls.submitInput(address, { method: option.method, phoneNumber });
  const use = () => {
    if (parsed.ok) submit(parsed.value);
    else {
      setProblem(parsed.problem);
      field.current?.focus();
    }
  };

  return (
    <InputForm of={{ row, option, gone }} use={pane.input.useNumber} onUse={use}>
      <div className={styles.fields}>
        <Field label={pane.input.country}>
          <Select
            className={styles.select}
            value={country}
            onChange={(_, { value }) =>
              type({ country: value, text: regrouped(withCountry(typed.text, country, value), value) })
            }
          >
            {list.map(({ code, name, callingCode }) => (
              <option key={code} value={code}>{`${name} (${callingCode})`}</option>
            ))}
          </Select>
        </Field>
        <Field
          label={pane.input.mobileNumber}
          validationState={problem === undefined ? 'none' : 'error'}
          validationMessage={problem && verification.phoneNumberProblems[problem]}
          hint={
            problem !== undefined
              ? undefined
              : parsed.ok
                ? pane.input.numberWillBe(formatPhoneNumber(parsed.value))
                : pane.input.numberHelp
          }
        >
          <NumberField
            fieldRef={field}
            text={typed.text}
            country={country}
            onType={(text) => type({ ...typed, text })}
          />
        </Field>
        {problem === 'ambiguous' && (
          <NumberReadings text={typed.text} country={country} countries={list} onChoose={submit} />
        )}
      </div>
    </InputForm>
  );
}

const regrouped = (text: string, country: string) => groupWhileTyping({ text, caret: text.length }, country).text;
