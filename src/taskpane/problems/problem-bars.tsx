/** One bar for each thing the person should know, with the way out as a button where there is one. */
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { memo } from 'react';
import type { PaneActions, PaneProblem } from '../state/types';
import { useWords } from '../words';
import { intentOf, PROBLEM_BARS_ID } from './intents';

const useStyles = makeStyles({
  bars: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    // many problems scroll in themselves; the list keeps its room
    maxHeight: '50vh',
    overflowY: 'auto',
    flexShrink: 0,
  },
  // Fluent keeps titles and texts on one line where it can; in a pane they wrap
  body: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, whiteSpace: 'normal' },
  title: { display: 'block' },
  mistakes: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  path: { fontFamily: tokens.fontFamilyMonospace },
});

export interface ProblemBarsProps {
  problems: readonly PaneProblem[];
  actions: PaneActions;
}

export const ProblemBars = memo(function ProblemBars({ problems, actions }: ProblemBarsProps) {
  const styles = useStyles();
  if (problems.length === 0) return null;
  return (
    <div className={styles.bars} id={PROBLEM_BARS_ID}>
      {problems.map((problem) => (
        <ProblemBar key={problem.problem} problem={problem} actions={actions} />
      ))}
    </div>
  );
});

function ProblemBar({ problem, actions }: { problem: PaneProblem; actions: PaneActions }) {
  const styles = useStyles();
  const { pane } = useWords();
  const { title, text } = pane.problems[problem.problem];
  const run = { retry: actions.retry, 'make-room': actions.makeRoom };
  return (
    <MessageBar intent={intentOf(problem)} layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>
        {text}
        {'mistakes' in problem && (
          <ul className={styles.mistakes}>
            {problem.mistakes.map(({ path, message }) => (
              <li key={path + message}>
                <span className={styles.path}>{path}</span> {message}
              </li>
            ))}
          </ul>
        )}
      </MessageBarBody>
      {'action' in problem && (
        <MessageBarActions>
          <Button size="small" onClick={() => run[problem.action]()}>
            {pane.problemActions[problem.action]}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
