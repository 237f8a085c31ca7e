/** What opens under a row when a method needs typing: the right input, in a place that is kept for it while it loads. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ComponentType, ReactNode } from 'react';
import { replaceableCode } from '../../verification/replaced-code';
import type { MethodOption, Policy } from '../../verification/types';
import { AccessCodeInput, PhoneNumberInput } from '../lazy-parts';
import { useMethodWords } from '../method-words';
import type { OpenInput } from '../pane-controls';
import type { RecipientRow } from '../state/types';

export interface MethodInputProps {
  row: RecipientRow;
  option: MethodOption;
  policy: Policy;
  /** Why the method can no longer be used, if so; what was typed stays. */
  gone: string | undefined;
}

const useStyles = makeStyles({
  place: { paddingBottom: tokens.spacingVerticalS, paddingTop: tokens.spacingVerticalXS },
  numberRoom: { minHeight: '150px' },
  codeRoom: { minHeight: '260px' },
});

interface Input {
  Component: ComponentType<MethodInputProps & { fallback?: ReactNode }>;
  room: 'numberRoom' | 'codeRoom';
}

const INPUTS: Record<Exclude<MethodOption['needs'], 'nothing'>, Input> = {
  'phone-number': { Component: PhoneNumberInput, room: 'numberRoom' },
  'access-code': { Component: AccessCodeInput, room: 'codeRoom' },
};

export function InputPlace({ row, input, policy }: { row: RecipientRow; input: OpenInput; policy: Policy }) {
  const styles = useStyles();
  const words = useMethodWords();
  const { option } = input;
  if (option.needs === 'nothing') return null;
  const { Component, room } = INPUTS[option.needs];
  const unavailable =
    row.verification && 'unavailable' in row.verification
      ? row.verification.unavailable.find(({ method }) => method === option.method)
      : undefined;
  // there is a code, and the sender knows: they are about to set another
  const isReplacing =
    option.known !== undefined &&
    unavailable?.reason.why === 'organization-code-exists' &&
    replaceableCode(row.record) !== undefined;
  return (
    <div className={styles.place}>
      <Component
        key={option.key}
        row={row}
        option={option}
        policy={policy}
        gone={unavailable && !isReplacing ? words.whyNot(unavailable.reason) : undefined}
        fallback={<div className={styles[room]} aria-busy="true" />}
      />
    </div>
  );
}
