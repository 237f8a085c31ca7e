/** Notification language: a list that is searched by typing a name or a tag. */
import { Combobox, Field, Option, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { LanguageTag } from '../../verification/brands';
import { fold } from '../../verification/folding';
import { ORGANIZATION_DEFAULT } from '../../verification/types';
import type { NotificationLanguage } from '../../verification/types';
import { usePaneControls } from '../pane-controls';
import { useWords } from '../words';
import { useCardWords } from './card-words';
import { findLanguages, hasWord, languageCalled, localName, namedLanguage, ownName } from './language-names';

const useStyles = makeStyles({
  // Fluent's own minimum is wider than a narrow pane at 400 % zoom
  field: { minWidth: 0, width: '100%' },
  list: { maxHeight: 'min(320px, 60vh)' },
  local: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export interface LanguageFieldProps {
  /** `undefined`: none is known, which is the organization's default. */
  value: NotificationLanguage | undefined;
  languages: readonly LanguageTag[];
  defaultLanguage: LanguageTag;
  onChange(language: NotificationLanguage): void;
}

export function LanguageField({ value, languages, defaultLanguage, onChange }: LanguageFieldProps) {
  const styles = useStyles();
  const { language: paneLanguage } = useWords().pane;
  const card = useCardWords();
  const { announce } = usePaneControls();
  const [open, setOpen] = useState(false);
  /** Undefined while nothing is being searched. */
  const [typed, setTyped] = useState<string>();
  const [notFound, setNotFound] = useState(false);

  const named = useMemo(() => languages.map((tag) => namedLanguage(tag, paneLanguage)), [languages, paneLanguage]);
  const defaultLabel = card.organizationDefault(localName(defaultLanguage, paneLanguage));
  const isDefault = value === undefined || value === ORGANIZATION_DEFAULT;
  const current = isDefault ? defaultLabel : ownName(value);

  const { found, offersDefault } = search(typed ?? '');
  // the default comes first in the list, and after what was searched for
  const searching = typed !== undefined && typed.trim() !== '';
  const defaultOption = offersDefault && (
    <Option key={ORGANIZATION_DEFAULT} value={ORGANIZATION_DEFAULT} text="">
      {defaultLabel}
    </Option>
  );

  function search(text: string) {
    return {
      found: text.trim() === '' ? named : findLanguages(named, text),
      offersDefault: hasWord(fold(defaultLabel), fold(text).trim()),
    };
  }

  const choose = (tag: string) => {
    setTyped(undefined);
    setNotFound(false);
    const language = languages.find((offered) => offered === tag) ?? ORGANIZATION_DEFAULT;
    if (language !== value) onChange(language);
  };

  const onType = (text: string) => {
    const result = search(text);
    const nothing = result.found.length === 0 && !result.offersDefault;
    if (nothing && !notFound) announce(card.noSuchLanguage(current));
    setNotFound(nothing);
    setTyped(text);
    setOpen(!nothing);
  };

  const onBlur = () => {
    const called = typed === undefined ? undefined : languageCalled(named, typed);
    if (called) choose(called.tag);
    else setTyped(undefined);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || (typed === undefined && !open)) return;
    event.stopPropagation(); // the card would close
    setTyped(undefined);
    setNotFound(false);
  };

  return (
    <Field
      label={card.notificationLanguage}
      hint={notFound ? undefined : card.notificationLanguageHelp}
      validationState={notFound ? 'warning' : 'none'}
      validationMessage={notFound ? card.noSuchLanguage(current) : undefined}
    >
      <Combobox
        // the text is ours: what stands there is searched for, never taken over as it is
        freeform
        className={styles.field}
        // within the dialog it belongs to, and over its edges
        inlinePopup
        positioning={{ strategy: 'fixed', autoSize: 'height' }}
        listbox={{ className: styles.list }}
        expandIcon={{ 'aria-label': card.showLanguages }}
        autoComplete="off"
        spellCheck={false}
        open={open}
        onOpenChange={(_, { open: opens }) => setOpen(opens && (found.length > 0 || offersDefault))}
        value={typed ?? current}
        // Fluent goes to what is selected: while searching to the best that was found, which Enter takes
        selectedOptions={[(searching && found[0]?.tag) || (value ?? ORGANIZATION_DEFAULT)]}
        onOptionSelect={(_, { optionValue }) => optionValue !== undefined && choose(optionValue)}
        onChange={({ target }) => onType(target.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      >
        {!searching && defaultOption}
        {found.map(({ tag, own, local }) => (
          // without a text of its own Fluent goes to the first of what was found, which is the best
          <Option key={tag} value={tag} text="">
            <span>
              <span lang={tag}>{own}</span>
              {fold(local) !== fold(own) && <span className={styles.local}> · {local}</span>}
            </span>
          </Option>
        ))}
        {searching && defaultOption}
      </Combobox>
    </Field>
  );
}
