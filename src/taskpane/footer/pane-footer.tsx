/** What is always in sight: how many are ready, whether it is saved, what can be taken back, and the next step. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ErrorCircle16Filled } from '@fluentui/react-icons';
import { memo } from 'react';
import { nameOf, type RowCounts } from '../recipients/grouping';
import type { PaneState, RecipientRow } from '../state/types';
import { useWords, type Words } from '../words';

const useStyles = makeStyles({
  footer: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '32px' },
  state: { flexGrow: 1, flexShrink: 0 },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    // kept, so that nothing moves when a text comes
    minHeight: '24px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
  },
  count: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  failed: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorPaletteRedForeground1,
  },
  changed: { overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 },
  small: {
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
    flexShrink: 0,
  },
  first: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})` },
  link: { color: tokens.colorBrandForegroundLink },
  next: { flexShrink: 1, minWidth: '64px', maxWidth: '60%' },
  nextText: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

export interface PaneFooterProps {
  counts: RowCounts;
  /** Rows with an entry that was typed and not used. */
  unused: readonly RecipientRow[];
  saving: PaneState['saving'];
  undo: PaneState['undo'];
  /** The row that "Next" jumps to. */
  next: RecipientRow | undefined;
  onNext(): void;
  onUndo(): void;
  onRetry(): void;
}

export const PaneFooter = memo(function PaneFooter(props: PaneFooterProps) {
  const { counts, unused, saving, undo, next } = props;
  const styles = useStyles();
  const { footer, list } = useWords().pane;
  const changed = undo?.several ? list.tools.people(undo.several) : undo && (undo.displayName || undo.address);
  // said once nobody else is left to do, so that nothing that was typed is passed over in silence
  const entry = counts.missing.every((row) => unused.includes(row)) ? unused[0] : undefined;
  return (
    <footer className={styles.footer}>
      <div className={styles.top}>
        <div className={mergeClasses(styles.line, styles.state)}>
          <span className={styles.count}>
            {counts.all === 0 ? footer.nobodyNeedsMethod : footer.ready(counts.ready, counts.all)}
          </span>
          {saving !== 'nothing-to-save' && (
            <>
              <span aria-hidden="true">·</span>
              <span className={saving === 'failed' ? styles.failed : undefined}>
                {saving === 'failed' && <ErrorCircle16Filled />}
                {footer.saving[saving]}
              </span>
            </>
          )}
        </div>
        {next && (
          <Button
            className={styles.next}
            appearance="primary"
            iconPosition="after"
            icon={<ArrowDown16Regular />}
            title={nameOf(next)}
            onClick={props.onNext}
          >
            <span className={styles.nextText}>{footer.next(nameOf(next))}</span>
          </Button>
        )}
      </div>
      <div className={styles.line}>
        {saving === 'failed' && (
          <FooterButton className={styles.first} onClick={props.onRetry}>
            {footer.tryAgain}
          </FooterButton>
        )}
        {entry && (
          <span className={styles.changed} title={nameOf(entry)}>
            {footer.notUsedYet(nameOf(entry))}
          </span>
        )}
        {!entry && !undo && saving !== 'failed' && <span className={styles.changed}>{standing(counts, footer)}</span>}
        {!entry && changed && (
          <>
            <span className={styles.changed} title={changed}>
              {footer.changed(changed)}
            </span>
            <FooterButton onClick={props.onUndo}>{footer.undo}</FooterButton>
          </>
        )}
      </div>
    </footer>
  );
});

/** Where things stand, in words, while there is nothing to take back. */
function standing(counts: RowCounts, footer: Words['pane']['footer']): string {
  if (counts.missing.length > 0) return footer.needsMethod(counts.missing.length);
  return counts.ready === counts.all ? footer.readyToSend : footer.lookingUp;
}

function FooterButton(props: { className?: string; onClick(): void; children: string }) {
  const styles = useStyles();
  return (
    <Button
      appearance="transparent"
      size="small"
      className={mergeClasses(styles.small, styles.link, props.className)}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}
