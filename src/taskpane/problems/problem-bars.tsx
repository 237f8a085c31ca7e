/** What the person should know, each with the way out as a button where there is one. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { ProblemBar } from '../lazy-parts';
import { LOW } from '../low';
import type { PaneActions, PaneProblem } from '../state/types';
import { useWords } from '../words';
import { PROBLEM_BARS_ID } from './intents';
import { problemText } from './problem-text';

const useStyles = makeStyles({
  bars: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    // many problems scroll in themselves; the list keeps its room
    maxHeight: '50vh',
    [LOW]: { maxHeight: 'none' },
    overflowY: 'auto',
    flexShrink: 0,
  },
  plain: { display: 'block' },
});

export interface ProblemBarsProps {
  problems: readonly PaneProblem[];
  actions: PaneActions;
}

export const ProblemBars = memo(function ProblemBars({ problems, actions }: ProblemBarsProps) {
  const styles = useStyles();
  const { notices } = useWords().pane;
  if (problems.length === 0) return null;
  return (
    <section className={styles.bars} id={PROBLEM_BARS_ID} aria-label={notices}>
      {problems.map((problem) => (
        <ProblemBar
          key={problem.problem}
          problem={problem}
          actions={actions}
          fallback={<PlainProblem problem={problem} />}
        />
      ))}
    </section>
  );
});

/** Said at once, before its bar has loaded. */
function PlainProblem({ problem }: { problem: PaneProblem }) {
  const styles = useStyles();
  const { title, text } = problemText(problem, useWords().pane);
  return (
    <div>
      <strong className={styles.plain}>{title}</strong>
      {text}
    </div>
  );
}
