/** The frame of the card *Contact information*: who this is, and the way back. What it says loads late. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useId, useRef } from 'react';
import type { Configuration } from '../../configuration/schema';
import { useDirectionStyles } from '../direction-styles';
import { CardContent } from '../lazy-parts';
import { nameOf } from '../recipients/grouping';
import type { PaneActions, RecipientRow } from '../state/types';
import { Bones } from '../states/pane-states';
import { useWords } from '../words';

// it slides over the list; where motion is unwanted it is just there
const useStyles = makeStyles({
  card: {
    position: 'absolute',
    inset: 0,
    zIndex: 1,
    display: 'flex',
    flexDirection: 'column',
    overflowY: 'auto',
    // what gets the focus is not left under an edge
    scrollPadding: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    animationName: { from: { transform: 'translateX(24px)', opacity: 0 }, to: { transform: 'none', opacity: 1 } },
    animationDuration: tokens.durationFast,
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
  name: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  // the bones are those of the list, which stand elsewhere
  skeleton: { marginTop: '-26px', marginInline: `calc(-1 * ${tokens.spacingHorizontalM})` },
  address: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', userSelect: 'text' },
});

export interface ContactCardProps {
  row: RecipientRow;
  configuration: Configuration;
  actions: PaneActions;
  /** The organization's part of the directory did not answer. */
  directoryAway: boolean;
  /** Codes that policy masks were revealed in the menu. */
  revealed: boolean;
  onClose(): void;
}

export function ContactCard({ onClose, ...content }: ContactCardProps) {
  const styles = useStyles();
  const { pointing } = useDirectionStyles();
  const { card } = useWords().pane;
  const titleId = useId();
  const back = useRef<HTMLButtonElement>(null);
  const { row } = content;
  const { typedAddress } = row.recipient;
  const name = nameOf(row);

  const skeleton = (
    <div className={styles.skeleton}>
      <Bones label={card.lookingUp} />
    </div>
  );

  useEffect(() => back.current?.focus(), []);

  return (
    <section
      role="dialog"
      aria-labelledby={titleId}
      className={styles.card}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // at the window Office.js would leave the pane
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.top}>
        <Button
          ref={back}
          appearance="subtle"
          icon={<ArrowLeft20Regular className={pointing} />}
          aria-label={card.back}
          title={card.back}
          onClick={onClose}
        />
        <h2 id={titleId} className={styles.title}>
          {card.title}
        </h2>
      </div>
      <div className={styles.content}>
        <div>
          <div className={styles.name}>{name}</div>
          {name !== typedAddress && <div className={styles.address}>{typedAddress}</div>}
        </div>
        {row.record ? <CardContent {...content} record={row.record} fallback={skeleton} /> : skeleton}
      </div>
    </section>
  );
}
