/** What the contact card says: the method and why, the language, what is known. */
import { Button } from '@fluentui/react-components';
import type { Configuration } from '../../configuration/schema';
import type { CardWords } from '../../locales/en/card';
import { interfaceLanguage, type Loaders } from '../../locales/interface-language';
import { replaceableCode } from '../../verification/replaced-code';
import type { RecipientRecord } from '../../verification/types';
import { useMethodWords } from '../method-words';
import { usePaneControls } from '../pane-controls';
import type { PaneActions, RecipientRow } from '../state/types';
import { useWords } from '../words';
import { useCardStyles } from './card-styles';
import { CardWordsContext, useCardWords } from './card-words';
import { KnownSection } from './known-section';
import { LanguageSection } from './language-section';
import { TransportStatus } from './transport-status';

export interface CardContentProps {
  row: RecipientRow;
  record: RecipientRecord;
  configuration: Configuration;
  actions: PaneActions;
  directoryAway: boolean;
  revealed: boolean;
}

function CardContent({ row, record, configuration, actions, directoryAway, revealed }: CardContentProps) {
  const { input } = useWords().pane;
  const controls = usePaneControls();
  const { policy } = configuration;
  return (
    <>
      <MethodSummary row={row} revealed={revealed} />
      {policy.allowed['organization-code-new'] && replaceableCode(record) && (
        <div>
          <Button size="small" onClick={() => controls.changeCode(row.recipient.address)}>
            {input.changeOrganizationCode}
          </Button>
        </div>
      )}
      <LanguageSection row={row} configuration={configuration} onSave={actions.saveContact} />
      <KnownSection
        record={record}
        policy={policy}
        directoryAway={directoryAway}
        revealed={revealed}
        onForget={actions.forget}
        onReadCodes={actions.readCodes}
        codesFailed={row.codeProblem !== undefined}
      />
      <TransportStatus record={record} policy={policy} directoryAway={directoryAway} />
    </>
  );
}

const WORDS: Loaders<{ card: CardWords }> = {
  en: () => import(/* webpackChunkName: "card-en" */ '../../locales/en/card'),
  nl: () => import(/* webpackChunkName: "card-nl" */ '../../locales/nl/card'),
  de: () => import(/* webpackChunkName: "card-de" */ '../../locales/de/card'),
  fr: () => import(/* webpackChunkName: "card-fr" */ '../../locales/fr/card'),
};

/** The card in words of their own chunk. @param language of the pane's words, BCP 47 */
export async function cardContentIn(language: string) {
  const { card: words } = await WORDS[interfaceLanguage(language)]();
  return function CardContentInWords(props: CardContentProps) {
    return (
      <CardWordsContext value={words}>
        <CardContent {...props} />
      </CardWordsContext>
    );
  };
}

function MethodSummary({ row, revealed }: { row: RecipientRow; revealed: boolean }) {
  const styles = useCardStyles();
  const { verification } = useWords();
  const card = useCardWords();
  const words = useMethodWords();
  const state = row.verification;
  if (state === undefined) return null;
  const chosen = 'chosen' in state ? state.chosen : undefined;
  return (
    <div>
      <div className={styles.label}>{card.method}</div>
      {state.state === 'not-needed' ? (
        <div>{verification.notNeeded[state.because]}</div>
      ) : chosen ? (
        <>
          <div>{words.choiceLabel(chosen.choice, !revealed)}</div>
          <div className={styles.quiet}>{words.choiceReason(chosen.reason)}</div>
        </>
      ) : (
        <div>{card.noMethod}</div>
      )}
    </div>
  );
}
