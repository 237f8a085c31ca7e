/** A mobile number, with its country for numbers that are typed without one. */
import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import {
  countries,
  formatPhoneNumber,
  parsePhoneNumber,
  type PhoneNumberProblem,
} from '../../verification/phone-number';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import { InputForm } from './input-form';
import type { MethodInputProps } from './input-place';

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
    () => controls.typed.numbers.get(address) ?? { country: policy.defaultCountry, text: '' },
  );
  const [problem, setProblem] = useState<PhoneNumberProblem>();
  const field = useRef<HTMLInputElement>(null);
  const list = useMemo(() => countries(pane.language), [pane.language]);
  const parsed = parsePhoneNumber(typed.text, typed.country);

  const type = (next: typeof typed) => {
    setTyped(next);
    controls.typed.numbers.set(address, next);
    // an error stays until it is mended, and goes the moment it is
    if (problem !== undefined) {
      const now = parsePhoneNumber(next.text, next.country);
      setProblem(now.ok ? undefined : now.problem);
    }
  };

  const use = () => {
    if (parsed.ok) {
      controls.submitInput(address, { method: option.method, phoneNumber: parsed.value });
    } else {
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
            value={typed.country}
            onChange={(_, { value }) => type({ ...typed, country: value })}
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
          <Input
            ref={field}
            data-first
            type="tel"
            inputMode="tel"
            value={typed.text}
            onChange={(_, { value }) => type({ ...typed, text: value })}
          />
        </Field>
      </div>
    </InputForm>
  );
}
