/** Under a row: that its saved code could not be read, or that a colleague has set one meanwhile; each with the way out. */
import { createFocusOutlineStyle, makeStyles, shorthands, tokens } from '@fluentui/react-components';
import { usePaneControls } from '../pane-controls';
import type { RecipientRow } from '../state/types';
import { useWords } from '../words';
import { useRowStyles } from './row-styles';

const useStyles = makeStyles({
  noteButton: {
    position: 'relative',
    minHeight: '24px',
    padding: 0,
    ...shorthands.borderStyle('none'),
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    textDecorationLine: 'underline',
    ...createFocusOutlineStyle({ style: { outlineOffset: '-2px' } }),
  },
});

export function CodeNote({ row: { recipient, verification, codeProblem } }: { row: RecipientRow }) {
  const styles = useRowStyles();
  const controls = usePaneControls();
  const { list, problemActions } = useWords().pane;
  const { address } = recipient;
  if (codeProblem && verification?.state === 'unread') {
    const isForbidden = codeProblem === 'not-allowed';
    return (
      <p className={styles.withdrawn}>
        {isForbidden ? list.codeNotAllowed : list.codeNotRead}{' '}
        {!isForbidden && <NoteButton onClick={() => controls.readCodes(address)}>{problemActions.retry}</NoteButton>}
      </p>
    );
  }
  const theirs =
    verification?.state === 'missing' && verification.withdrawn?.reason.why === 'organization-code-exists'
      ? verification.options.find(({ method }) => method === 'organization-code-saved')?.choice
      : undefined;
  return (
    theirs && (
      <p className={styles.withdrawn}>
        <NoteButton onClick={() => controls.submitInput(address, theirs)}>{list.useSavedCode}</NoteButton>
      </p>
    )
  );
}

function NoteButton({ onClick, children }: { onClick(): void; children: string }) {
  const styles = useStyles();
  return (
    <button type="button" className={styles.noteButton} onClick={onClick}>
      {children}
    </button>
  );
}
