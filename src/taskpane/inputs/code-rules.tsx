/** The rules for a code, ticked off while it is typed. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, Circle16Regular, ErrorCircle16Filled } from '@fluentui/react-icons';
import type { AccessCodeRule } from '../../verification/access-code-rules';
import { useWords } from '../words';

const useStyles = makeStyles({
  rules: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  rule: { listStyleType: 'none', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  met: { color: tokens.colorNeutralForeground1 },
  // as the message at the field
  broken: { color: tokens.colorPaletteRedForeground1 },
  icon: { flexShrink: 0 },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

type State = 'met' | 'open' | 'broken';

const ICONS = { met: CheckmarkCircle16Filled, open: Circle16Regular, broken: ErrorCircle16Filled };

export interface CodeRulesProps {
  id: string;
  rules: readonly AccessCodeRule[];
  /** Nothing is broken by an empty field. */
  isEmpty: boolean;
}

export function CodeRules({ id, rules, isEmpty }: CodeRulesProps) {
  const styles = useStyles();
  const { pane, verification } = useWords();
  const said: Record<State, string> = {
    met: pane.input.ruleMet,
    open: pane.input.ruleNotMet,
    broken: pane.input.ruleBroken,
  };
  return (
    <ul role="list" id={id} className={styles.rules} aria-label={pane.input.rules}>
      {rules.map((rule) => {
        const state = stateOf(rule, isEmpty);
        const Icon = ICONS[state];
        return (
          <li
            key={rule.rule}
            className={mergeClasses(styles.rule, state === 'met' && styles.met, state === 'broken' && styles.broken)}
          >
            <Icon className={styles.icon} />
            {verification.accessCodeRule(rule)} <span className={styles.said}>{said[state]}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** A code that is too short is on its way; every other rule is broken by what is typed already. */
function stateOf({ rule, met }: AccessCodeRule, isEmpty: boolean): State {
  if (met) return 'met';
  return isEmpty || rule === 'minimum-length' ? 'open' : 'broken';
}
