/** One thing the person should know. Loads late: most drafts have no problem. */
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { PaneActions, PaneProblem } from '../state/types';
import { useWords } from '../words';
import { intentOf } from './intents';
import { problemText } from './problem-text';

const useStyles = makeStyles({
  // Fluent keeps titles and texts on one line where it can; in a pane they wrap
  body: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, whiteSpace: 'normal' },
  title: { display: 'block' },
  mistakes: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  path: { fontFamily: tokens.fontFamilyMonospace },
});

export function ProblemBar({ problem, actions }: { problem: PaneProblem; actions: PaneActions }) {
  const styles = useStyles();
  const { pane } = useWords();
  const { title, text } = problemText(problem, pane);
  const run = { retry: actions.retry, 'sign-in': actions.retry, 'make-room': actions.makeRoom };
  return (
    <MessageBar intent={intentOf(problem)} layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>
        {text}
        {'names' in problem && (
          <ul className={styles.mistakes}>
            {problem.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
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
