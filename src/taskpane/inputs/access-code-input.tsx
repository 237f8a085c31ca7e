/** A code and a hint for it, with the rules ticked off while typing. */
import { Button, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, Circle16Regular, Eye20Regular, EyeOff20Regular } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';
import {
  checkAccessCode,
  parseAccessCode,
  parseHint,
  type AccessCodeProblem,
  type HintProblem,
} from '../../verification/access-code';
import { METHODS } from '../../verification/methods';
import type { Choice } from '../../verification/types';
import { usePaneControls } from '../pane-controls';
import { nameOf } from '../recipients/grouping';
import { useWords } from '../words';
import { InputForm } from './input-form';
import type { MethodInputProps } from './input-place';

const useStyles = makeStyles({
  rules: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  rule: { listStyleType: 'none', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  met: { color: tokens.colorNeutralForeground1 },
  icon: { flexShrink: 0 },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  reminder: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

type Problem = { field: 'code'; problem: AccessCodeProblem } | { field: 'hint'; problem: HintProblem };

export function AccessCodeInput({ row, option, policy, gone }: MethodInputProps) {
  const styles = useStyles();
  const { pane, verification } = useWords();
  const controls = usePaneControls();
  const { address } = row.recipient;
  const [typed, setTyped] = useState(() => controls.typed.codes.get(address) ?? { code: '', hint: '' });
  const [hidden, setHidden] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const codeField = useRef<HTMLInputElement>(null);
  const hintField = useRef<HTMLInputElement>(null);
  const rulesId = useId();
  const rules = checkAccessCode(typed.code, policy.accessCode).filter(
    // worth a line only once they are broken
    ({ rule, met }) => rule === 'minimum-length' || (typed.code !== '' && !met),
  );
  // not `checkTypedInput`: that would load the numbering plans of the world for a code
  const check = (text: typeof typed): Problem | Choice => {
    const code = parseAccessCode(text.code, policy.accessCode);
    if (!code.ok) return { field: 'code', problem: code.problem };
    const hint = parseHint(text.hint, code.value);
    if (!hint.ok) return { field: 'hint', problem: hint.problem };
    return { method: option.method, accessCode: code.value, accessCodeHint: hint.value };
  };

  const type = (next: typeof typed) => {
    setTyped(next);
    controls.typed.codes.set(address, next);
    if (problem) {
      const now = check(next);
      setProblem('problem' in now ? now : undefined);
    }
  };

  const use = () => {
    const checked = check(typed);
    if ('problem' in checked) {
      setProblem(checked);
      (checked.field === 'hint' ? hintField : codeField).current?.focus();
    } else {
      controls.submitInput(address, checked);
    }
  };

  return (
    <InputForm of={{ row, option, gone }} use={pane.input.useCode} onUse={use}>
      <Field
        label={pane.input.code}
        validationState={problem?.field === 'code' ? 'error' : 'none'}
        validationMessage={
          problem?.field === 'code' ? verification.accessCodeProblems[problem.problem](policy.accessCode) : null
        }
      >
        <Input
          ref={codeField}
          data-first
          type={hidden ? 'password' : 'text'}
          // a code is not a word: no dictionary, no password manager
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={rulesId}
          value={typed.code}
          onChange={(_, { value }) => type({ ...typed, code: value })}
          contentAfter={
            <Button
              appearance="transparent"
              size="small"
              icon={hidden ? <Eye20Regular /> : <EyeOff20Regular />}
              aria-label={hidden ? pane.input.showCode : pane.input.hideCode}
              title={hidden ? pane.input.showCode : pane.input.hideCode}
              onClick={() => setHidden(!hidden)}
            />
          }
        />
      </Field>
      <ul role="list" id={rulesId} className={styles.rules} aria-label={pane.input.rules}>
        {rules.map((rule) => (
          <li key={rule.rule} className={mergeClasses(styles.rule, rule.met && styles.met)}>
            {rule.met ? (
              <CheckmarkCircle16Filled className={styles.icon} />
            ) : (
              <Circle16Regular className={styles.icon} />
            )}
            {verification.accessCodeRule(rule)}
            <span className={styles.said}>{rule.met ? pane.input.ruleMet : pane.input.ruleNotMet}</span>
          </li>
        ))}
      </ul>
      <Field
        label={pane.input.hint}
        hint={problem?.field === 'hint' ? undefined : pane.input.hintHelp}
        validationState={problem?.field === 'hint' ? 'error' : 'none'}
        validationMessage={problem?.field === 'hint' ? verification.hintProblems[problem.problem] : null}
      >
        <Input ref={hintField} value={typed.hint} onChange={(_, { value }) => type({ ...typed, hint: value })} />
      </Field>
      {METHODS[option.method].remembers?.scope === 'organization' && (
        <p className={styles.reminder}>{pane.input.organizationCode}</p>
      )}
      <p className={styles.reminder}>{verification.tellTheCode(nameOf(row))}</p>
    </InputForm>
  );
}
