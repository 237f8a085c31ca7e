/** The form of a code and a hint for it, with the rules ticked off while typing: for one recipient, or for several that get the same. */
import { Field, Input } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import { random } from 'nanoid';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { checkAccessCode, type AccessCodeContext } from '../../verification/access-code-rules';
import { generateAccessCode } from '../../verification/generated-code';
import { checkTypedCode, type TypedCode, type TypedCodeProblem } from '../../verification/typed-code';
import type { Choice, MethodId, Policy } from '../../verification/types';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import { CodeField } from './code-field';
import { CodeRules } from './code-rules';
import { InputFrame, type InputFrameProps } from './input-form';
import { InputNote } from './input-note';
import { SpelledCode } from './spelled-code';
import { useMailText, type ReadMail } from './use-mail-text';

/** Their rules are worth a line from the start, the others once they are broken. */
const ALWAYS_SHOWN: readonly string[] = ['minimum-length', 'not-in-mail', 'not-their-name'];

type Problem = TypedCodeProblem | { field: 'code'; problem: 'none-found' };

export interface CodeFormProps {
  method: MethodId;
  policy: Policy;
  /** The code must not hold them. */
  names: readonly string[];
  typedBefore?: TypedCode;
  /** What is worth knowing before one types. */
  note: ReactNode;
  /** How the code travels. */
  reminder: string;
  onType(typed: TypedCode): void;
  onUse(choice: Choice): void;
  frame: Omit<InputFrameProps, 'busy' | 'onUse' | 'children'>;
}

export function CodeForm(props: CodeFormProps) {
  const { method, policy, names, note, reminder, frame } = props;
  const { pane, verification } = useWords();
  const controls = usePaneControls();
  const [typed, setTyped] = useState(props.typedBefore ?? { code: '', hint: '' });
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
    ...(names.length > 0 && { recipientName: names }),
  });
  const check = (text: TypedCode, read: ReadMail) => checkTypedCode(method, text, policy.accessCode, contextWith(read));
  const rules = checkAccessCode(typed.code, policy.accessCode, contextWith(mail))
    .map((rule) => (rule.rule === 'not-in-mail' && mail === undefined ? { ...rule, met: false } : rule))
    .filter(({ rule, met }) => ALWAYS_SHOWN.includes(rule) || (typed.code !== '' && !met));

  const type = (next: TypedCode) => {
    setTyped(next);
    props.onType(next);
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

  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  // whom it is for may have changed while the mail was read
  const onUse = useRef(props.onUse);
  useEffect(() => {
    onUse.current = props.onUse;
  });

  const use = async () => {
    const asked = typed;
    const byItself = check(asked, 'unreadable');
    if (!byItself.ok) return refuse(byItself);
    // what was read before may have been taken out of the mail since
    setChecking(true);
    const now = await readAgain();
    setChecking(false);
    // cancelled, or another method was chosen; and what is typed meanwhile has not been asked for yet
    if (!alive.current || latest.current !== asked) return;
    const checked = check(asked, now);
    if (!checked.ok) return refuse(checked);
    if (now === 'unreadable' && mail !== 'unreadable') return controls.announce(pane.input.mailNotRead);
    onUse.current(checked.choice);
  };

  const sentence = (found: Problem & { field: 'code' }) =>
    found.problem === 'none-found'
      ? pane.input.noCodeFound
      : verification.accessCodeProblems[found.problem](policy.accessCode);

  return (
    <InputFrame {...frame} busy={checking} onUse={() => void use()}>
      {note}
      <CodeField
        code={typed.code}
        problem={problem?.field === 'code' ? sentence(problem) : undefined}
        describedBy={`${id}rules`}
        fieldRef={codeField}
        onType={(code) => type({ ...typed, code })}
        onGenerate={generate}
      />
      <CodeRules id={`${id}rules`} rules={rules} isEmpty={typed.code === ''} />
      {mail === 'unreadable' && <InputNote icon={<Info16Regular />}>{pane.input.mailNotRead}</InputNote>}
      <Field
        label={pane.input.hint}
        hint={problem?.field === 'hint' ? undefined : pane.input.hintHelp}
        validationState={problem?.field === 'hint' ? 'error' : 'none'}
        validationMessage={problem?.field === 'hint' ? verification.hintProblems[problem.problem] : null}
      >
        <Input ref={hintField} value={typed.hint} onChange={(_, { value }) => type({ ...typed, hint: value })} />
      </Field>
      <SpelledCode code={typed.code} reminder={reminder} />
    </InputFrame>
  );
}

/** Until then its rule is not ticked. */
const NOT_READ_YET = { subject: '', body: '' };
