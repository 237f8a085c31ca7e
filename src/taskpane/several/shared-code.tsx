/** One code for all who are selected: typed or generated once. It says plainly that all of them get the same. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { People16Regular, PeopleTeam16Regular } from '@fluentui/react-icons';
import { useMemo, type RefObject } from 'react';
import { valuesOf } from '../../verification/choices';
import { METHODS } from '../../verification/methods';
import type { MethodId, Policy } from '../../verification/types';
import { CodeForm } from '../inputs/code-form';
import { InputNote } from '../inputs/input-note';
import { useMethodWords } from '../method-words';
import { usePaneControls, type OpenSeveral } from '../pane-controls';
import type { PaneActions, RecipientRow } from '../state/types';
import { useWords } from '../words';
import { choicesOf, offersFor, outcomeOf } from './offers';
import { selectedOf, useOutcomeWords } from './several-bar';
import { severalWords } from './several-words';

const useStyles = makeStyles({
  place: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0` },
});

export interface SharedCodeProps {
  several: OpenSeveral;
  method: MethodId;
  rows: readonly RecipientRow[];
  policy: Policy;
  buttonRef: RefObject<HTMLButtonElement | null>;
  onChange(several: OpenSeveral): void;
  choose: PaneActions['chooseForSeveral'];
}

export function SharedCode({ several, method, rows, policy, buttonRef, onChange, choose }: SharedCodeProps) {
  const styles = useStyles();
  const words = severalWords();
  const sentences = useOutcomeWords();
  const { methodLabel } = useMethodWords();
  const { announce, sharesCodes } = usePaneControls();
  const { menu } = useWords().pane;
  const offer = useMemo(
    () => offersFor(selectedOf(rows, several.selected ?? new Set())).find((one) => one.method === method),
    [rows, several.selected, method],
  );
  const can = offer?.can ?? [];
  const names = can
    .filter(({ row }) => row.recipient.kind === 'person')
    .map(({ row: { recipient } }) => recipient.displayName || recipient.typedAddress);

  return (
    <div className={styles.place}>
      <CodeForm
        method={method}
        policy={policy}
        names={names}
        note={
          <>
            <InputNote icon={<People16Regular />}>{words.sameCode(can.length)}</InputNote>
            {METHODS[method].remembers?.scope === 'organization' && (
              <InputNote icon={<PeopleTeam16Regular />}>
                {words.organizationCode[sharesCodes() ? 'shared' : 'here']}
              </InputNote>
            )}
          </>
        }
        reminder={words.tellTheCode}
        onType={nothing}
        onUse={(typed) => {
          if (!offer) return;
          const outcome = outcomeOf(offer);
          choose(choicesOf(offer, valuesOf(typed)));
          buttonRef.current?.focus();
          onChange({ selected: new Set(), outcome });
          announce(sentences(outcome));
        }}
        frame={{
          title: methodLabel(method),
          headingLevel: 2,
          use: words.useFor(can.length),
          gone: offer ? undefined : menu.nothingAvailable.replace(/\.$/, ''),
          takesFocus: always,
          onCancel: () => {
            buttonRef.current?.focus();
            onChange({ selected: several.selected });
          },
        }}
      />
    </div>
  );
}

const nothing = () => undefined;
const always = () => true;
