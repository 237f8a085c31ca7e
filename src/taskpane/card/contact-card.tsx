/** The card *Contact information*: who this is, why their method was chosen, and the language they are written to in. */
import { Button } from '@fluentui/react-components';
import { ArrowLeft20Regular, Checkmark16Filled, ErrorCircle16Filled } from '@fluentui/react-icons';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Configuration } from '../../configuration/types';
import type { LanguageTag } from '../../verification/brands';
import { ORGANIZATION_DEFAULT } from '../../verification/types';
import type { NotificationLanguage } from '../../verification/types';
import { replaceableCode } from '../../verification/replaced-code';
import { useDirectionStyles } from '../direction-styles';
import { useMethodWords } from '../method-words';
import { usePaneControls } from '../pane-controls';
import { nameOf } from '../recipients/grouping';
import type { PaneActions, RecipientRow } from '../state/types';
import { useWords } from '../words';
import { useCardStyles } from './card-styles';
import { LanguageField } from './language-field';

export interface ContactCardProps {
  row: RecipientRow;
  configuration: Configuration;
  revealed: boolean;
  onSave: PaneActions['saveContact'];
  onClose(): void;
  /** Said aloud by the pane's one live region. */
  onAnnounce(sentence: string): void;
}

type Saving = 'no' | 'saving' | 'saved' | 'full' | 'unavailable' | 'not-saved' | 'changed';

export function ContactCard({ row, configuration, revealed, onSave, onClose, onAnnounce }: ContactCardProps) {
  const styles = useCardStyles();
  const { pointing } = useDirectionStyles();
  const { pane } = useWords();
  const { card } = pane;
  const controls = usePaneControls();
  const titleId = useId();
  const back = useRef<HTMLButtonElement>(null);
  const { address, typedAddress } = row.recipient;
  const [language, setLanguage] = useState(row.notificationLanguage);
  const [saving, setSaving] = useState<Saving>('no');
  const [remembered] = useState(row.notificationLanguage);
  const languages = useMemo(
    () => withRemembered(configuration.notificationLanguages, remembered),
    [configuration, remembered],
  );

  useEffect(() => back.current?.focus(), []);

  const save = async () => {
    if (saving === 'saving') return;
    setSaving('saving');
    const outcome = await onSave(address, { notificationLanguage: language ?? ORGANIZATION_DEFAULT });
    setSaving(outcome.ok ? 'saved' : outcome.problem);
    onAnnounce(outcome.ok ? card.saved : card.notSaved[outcome.problem]);
  };

  const failed = saving === 'no' || saving === 'saving' || saving === 'saved' ? undefined : saving;
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
          <div className={styles.name}>{nameOf(row)}</div>
          <div className={styles.address}>{typedAddress}</div>
        </div>
        <MethodSummary row={row} revealed={revealed} />
        {configuration.policy.allowed['organization-code-new'] && replaceableCode(row.record) && (
          <div>
            <Button size="small" onClick={() => controls.changeCode(address)}>
              {pane.input.changeOrganizationCode}
            </Button>
          </div>
        )}
        <LanguageField
          value={language}
          languages={languages}
          defaultLanguage={configuration.defaultNotificationLanguage}
          onChange={(chosen) => {
            setLanguage(chosen);
            setSaving('no');
          }}
        />
        {failed && (
          <p className={styles.failed}>
            <ErrorCircle16Filled className={styles.stateIcon} /> {card.notSaved[failed]}
          </p>
        )}
        <div className={styles.buttons}>
          {saving === 'saved' && (
            <span className={styles.saved}>
              <Checkmark16Filled /> {card.saved}
            </span>
          )}
          <Button appearance="primary" disabledFocusable={saving === 'saving'} onClick={() => void save()}>
            {saving === 'saving' ? card.saving : card.save}
          </Button>
        </div>
      </div>
    </section>
  );
}

function MethodSummary({ row, revealed }: { row: RecipientRow; revealed: boolean }) {
  const styles = useCardStyles();
  const { pane, verification } = useWords();
  const words = useMethodWords();
  const state = row.verification;
  if (state === undefined) return null;
  const chosen = 'chosen' in state ? state.chosen : undefined;
  return (
    <div>
      <div className={styles.label}>{pane.card.method}</div>
      {state.state === 'not-needed' ? (
        <div>{verification.notNeeded[state.because]}</div>
      ) : chosen ? (
        <>
          <div>{words.choiceLabel(chosen.choice, !revealed)}</div>
          <div className={styles.reason}>{words.choiceReason(chosen.reason)}</div>
        </>
      ) : (
        <div>{pane.card.noMethod}</div>
      )}
    </div>
  );
}

/** The organization's languages; also one remembered from before that it no longer offers, so that it can be picked again. */
function withRemembered(
  offered: readonly LanguageTag[],
  remembered: NotificationLanguage | undefined,
): readonly LanguageTag[] {
  if (remembered === undefined || remembered === ORGANIZATION_DEFAULT || offered.includes(remembered)) return offered;
  return [...offered, remembered];
}
