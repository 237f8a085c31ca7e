/** The notification language on the contact card, and what became of saving it. */
import { Button } from '@fluentui/react-components';
import { Checkmark16Filled, ErrorCircle16Filled, Warning16Filled } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Configuration } from '../../configuration/schema';
import type { LanguageTag } from '../../verification/brands';
import { ORGANIZATION_DEFAULT } from '../../verification/types';
import type { NotificationLanguage } from '../../verification/types';
import { usePaneControls } from '../pane-controls';
import type { PaneActions, RecipientRow } from '../state/types';
import { useWords } from '../words';
import { useCardStyles } from './card-styles';
import { useCardWords } from './card-words';
import { LanguageField } from './language-field';
import { localName, ownName } from './language-names';

export interface LanguageSectionProps {
  row: RecipientRow;
  configuration: Configuration;
  onSave: PaneActions['saveContact'];
}

type Saving =
  | { is: 'nothing-to-say' | 'saving' | 'saved' | 'full' | 'unavailable' | 'not-saved' }
  /** Elsewhere, while the card was open. */
  | { is: 'changed'; now: NotificationLanguage };

export function LanguageSection({ row, configuration, onSave }: LanguageSectionProps) {
  const styles = useCardStyles();
  const { language: paneLanguage } = useWords().pane;
  const card = useCardWords();
  const { announce } = usePaneControls();
  const { address } = row.recipient;
  const known = row.notificationLanguage;
  /** Not saved yet. */
  const [picked, setPicked] = useState<NotificationLanguage>();
  const [saving, setSaving] = useState<Saving>({ is: 'nothing-to-say' });
  const [remembered] = useState(known);
  const languages = useMemo(
    () => withRemembered(configuration.notificationLanguages, remembered),
    [configuration, remembered],
  );

  const nameOf = (language: NotificationLanguage) =>
    language === ORGANIZATION_DEFAULT
      ? card.organizationDefault(localName(configuration.defaultNotificationLanguage, paneLanguage))
      : ownName(language);
  const sentenceFor = (state: Saving, unsaved: boolean): string | undefined => {
    if (state.is === 'nothing-to-say' || state.is === 'saving' || state.is === 'saved') return undefined;
    if (state.is !== 'changed') return card.notSaved[state.is];
    return unsaved ? card.notSavedAsChanged(nameOf(state.now)) : card.changedElsewhere(nameOf(state.now));
  };

  const seen = useRef(known);
  const busy = useRef(false);
  const isUnsaved = picked !== undefined && picked !== known;
  const sayChanged = useRef<(now: NotificationLanguage) => void>(undefined);
  useEffect(() => {
    sayChanged.current = (now) => {
      setSaving({ is: 'changed', now });
      announce(sentenceFor({ is: 'changed', now }, isUnsaved) ?? '');
    };
  });
  useEffect(() => {
    if (known === seen.current) return;
    seen.current = known;
    // what this card itself brought about is told by its outcome
    if (!busy.current) sayChanged.current?.(known ?? ORGANIZATION_DEFAULT);
  }, [known]);

  const latest = useRef(picked);
  useEffect(() => {
    latest.current = picked;
  });

  const save = async () => {
    if (busy.current) return;
    busy.current = true;
    setSaving({ is: 'saving' });
    const language = picked ?? known ?? ORGANIZATION_DEFAULT;
    const outcome = await onSave(address, { notificationLanguage: language });
    busy.current = false;
    // the row may show it only after this
    seen.current = 'now' in outcome ? outcome.now : language;
    const state: Saving = outcome.ok
      ? { is: 'saved' }
      : 'now' in outcome
        ? { is: 'changed', now: outcome.now }
        : { is: outcome.problem };
    // another language picked meanwhile is not saved yet
    const pickedSince = outcome.ok && latest.current !== undefined && latest.current !== language;
    setSaving(pickedSince ? { is: 'nothing-to-say' } : state);
    if (outcome.ok) setPicked((now) => (now === language ? undefined : now));
    announce(sentenceFor(state, true) ?? card.saved);
  };

  const sentence = sentenceFor(saving, isUnsaved);
  return (
    <div className={styles.section}>
      <LanguageField
        value={picked ?? known}
        languages={languages}
        defaultLanguage={configuration.defaultNotificationLanguage}
        onChange={(language) => {
          setPicked(language);
          if (!busy.current) setSaving({ is: 'nothing-to-say' });
        }}
      />
      {sentence !== undefined && (
        <p className={saving.is === 'changed' ? styles.changed : styles.problem}>
          {saving.is === 'changed' ? (
            <Warning16Filled className={styles.stateIcon} />
          ) : (
            <ErrorCircle16Filled className={styles.stateIcon} />
          )}{' '}
          {sentence}
        </p>
      )}
      <div className={styles.buttons}>
        {saving.is === 'saved' && (
          <span className={styles.saved}>
            <Checkmark16Filled /> {card.saved}
          </span>
        )}
        <Button
          className={styles.save}
          appearance="primary"
          disabledFocusable={saving.is === 'saving'}
          onClick={() => void save()}
        >
          {saving.is === 'saving' ? card.saving : card.save}
        </Button>
      </div>
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
