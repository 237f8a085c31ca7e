/** A code and a hint for it, with the rules ticked off while typing. */
import { Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Info16Regular, PeopleTeam16Regular, Warning16Regular } from '@fluentui/react-icons';
import { random } from 'nanoid';
import { useEffect, useId, useRef, useState } from 'react';
import { checkAccessCode, type AccessCodeContext } from '../../verification/access-code-rules';
import { generateAccessCode } from '../../verification/generated-code';
import { METHODS } from '../../verification/methods';
import { checkTypedCode, type TypedCode, type TypedCodeProblem } from '../../verification/typed-code';
import { usePaneControls } from '../pane-controls';
import { nameOf } from '../recipients/grouping';
import { useWords } from '../words';
import { CodeField } from './code-field';
import { CodeRules } from './code-rules';
import { InputForm } from './input-form';
import type { MethodInputProps } from './input-place';
import { SpelledCode } from './spelled-code';
import { useMailText, type ReadMail } from './use-mail-text';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  warning: { color: tokens.colorStatusWarningForeground2 },
  icon: { flexShrink: 0 },
});

/** Their rules are worth a line from the start, the others once they are broken. */
const ALWAYS_SHOWN: readonly string[] = ['minimum-length', 'not-in-mail', 'not-their-name'];

type Problem = TypedCodeProblem | { field: 'code'; problem: 'none-found' };

export function AccessCodeInput({ row, option, policy, gone }: MethodInputProps) {
  const styles = useStyles();
  const { pane, verification } = useWords();
  const controls = usePaneControls();
  const { recipient } = row;
  const { address } = recipient;
  const [typed, setTyped] = useState(() => controls.typed.codes.get(address) ?? { code: '', hint: '' });
  const [problem, setProblem] = useState<Problem>();
  const [checking, setChecking] = useState(false);
  const { mail, readAgain } = useMailText();
  const codeField = useRef<HTMLInputElement>(null);
  const hintField = useRef<HTMLInputElement>(null);
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);
  const id = useId();

  const contextWith = (read: ReadMail): AccessCodeContext => ({
    ...(read !== 'unreadable' && { mail: read ?? NOT_READ_YET }),
    ...(recipient.kind === 'person' && { recipientName: recipient.displayName || recipient.typedAddress }),
  });
  const check = (text: TypedCode, read: ReadMail) =>
    checkTypedCode(option.method, text, policy.accessCode, contextWith(read));
  const rules = checkAccessCode(typed.code, policy.accessCode, contextWith(mail))
    .map((rule) => (rule.rule === 'not-in-mail' && mail === undefined ? { ...rule, met: false } : rule))
    .filter(({ rule, met }) => ALWAYS_SHOWN.includes(rule) || (typed.code !== '' && !met));

  const type = (next: TypedCode) => {
    setTyped(next);
    controls.typed.codes.set(address, next);
    if (problem) {
      const now = check(next, mail);
      setProblem(now.ok ? undefined : now);
    }
  };

  const refuse = (found: Problem) => {
    setProblem(found);
    (found.field === 'hint' ? hintField : codeField).current?.focus();
  };

  const generate = () => {
    const code = generateAccessCode(policy.accessCode, contextWith(mail), random);
    if (code === undefined) return refuse({ field: 'code', problem: 'none-found' });
    setProblem(undefined);
    type({ ...typed, code });
    controls.announce(pane.input.codeGenerated);
  };

  const use = async () => {
    const asked = typed;
    const byItself = check(asked, 'unreadable');
    if (!byItself.ok) return refuse(byItself);
    // what was read before may have been taken out of the mail since
    setChecking(true);
    const now = await readAgain();
    setChecking(false);
    // what is typed meanwhile has not been asked for yet
    if (latest.current !== asked) return;
    const checked = check(asked, now);
    if (!checked.ok) return refuse(checked);
    if (now === 'unreadable' && mail !== 'unreadable') return controls.announce(pane.input.mailNotRead);
    controls.submitInput(address, checked.choice);
  };

  const sentence = (found: Problem & { field: 'code' }) =>
    found.problem === 'none-found'
      ? pane.input.noCodeFound
      : verification.accessCodeProblems[found.problem](policy.accessCode);

  return (
    <InputForm
      of={{ row, option, gone }}
      title={option.known && pane.input.changeOrganizationCode}
      use={pane.input.useCode}
      busy={checking}
      onUse={() => void use()}
    >
      {option.known ? (
        <p className={mergeClasses(styles.note, styles.warning)}>
          <Warning16Regular className={styles.icon} />
          {pane.input.organizationCodeInUse(nameOf(row))}
        </p>
      ) : (
        METHODS[option.method].remembers?.scope === 'organization' && (
          <p className={styles.note}>
            <PeopleTeam16Regular className={styles.icon} />
            {pane.input.organizationCode(nameOf(row))}
          </p>
        )
      )}
      <CodeField
        code={typed.code}
        problem={problem?.field === 'code' ? sentence(problem) : undefined}
        describedBy={`${id}rules`}
        fieldRef={codeField}
        onType={(code) => type({ ...typed, code })}
        onGenerate={generate}
      />
      <CodeRules id={`${id}rules`} rules={rules} isEmpty={typed.code === ''} />
      {mail === 'unreadable' && (
        <p className={styles.note}>
          <Info16Regular className={styles.icon} />
          {pane.input.mailNotRead}
        </p>
      )}
      <Field
        label={pane.input.hint}
        hint={problem?.field === 'hint' ? undefined : pane.input.hintHelp}
        validationState={problem?.field === 'hint' ? 'error' : 'none'}
        validationMessage={problem?.field === 'hint' ? verification.hintProblems[problem.problem] : null}
      >
        <Input ref={hintField} value={typed.hint} onChange={(_, { value }) => type({ ...typed, hint: value })} />
      </Field>
      <SpelledCode code={typed.code} reminder={verification.tellTheCode(nameOf(row))} />
    </InputForm>
  );
}

/** Until then its rule is not ticked. */
const NOT_READ_YET = { subject: '', body: '' };
