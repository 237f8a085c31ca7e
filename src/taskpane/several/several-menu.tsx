/** What can be chosen for all who are selected. Keys as in the menu of a row: none reaches the window, where Office.js waits. */
import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { Fragment, useEffect, useId, useState } from 'react';
import { METHODS } from '../../verification/methods';
import { useMethodWords } from '../method-words';
import { keepFromWindow, useMenuStyles } from '../recipients/menu-styles';
import type { SeveralOffer } from './offers';
import { severalWords } from './several-words';

export interface SeveralMenuProps {
  offers: readonly SeveralOffer[];
  count: number;
  target: HTMLElement;
  onPick(offer: SeveralOffer): void;
  /** @param returnFocus false where the person put the focus elsewhere, by a click outside. */
  onClose(returnFocus: boolean): void;
}

export function SeveralMenu({ offers, count, target, onPick, onClose }: SeveralMenuProps) {
  const styles = useMenuStyles();
  const words = severalWords();
  const [list, setList] = useState<HTMLDivElement | null>(null);
  useEffect(() => list?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), [list]);
  return (
    <Menu
      open
      positioning={{
        target,
        position: 'below',
        align: 'start',
        autoSize: 'height',
        overflowBoundaryPadding: 8,
      }}
      onOpenChange={(_, data) => {
        if (data.open || data.type === 'menuItemClick') return;
        const outside = data.type === 'clickOutside';
        // a click on the button itself is the button's to answer
        if (outside && data.event.target instanceof Node && target.contains(data.event.target)) return;
        onClose(!outside);
      }}
    >
      <MenuPopover className={styles.popover} onKeyDown={keepFromWindow}>
        {/* Fluent would name it after a trigger, and there is none */}
        <MenuList ref={setList} aria-label={words.menuFor(count)} aria-labelledby={undefined}>
          {offers.length === 0 && <MenuItem disabled>{words.nothingPossible}</MenuItem>}
          {offers.map((offer, at) => (
            <Fragment key={offer.method}>
              {at > 0 && METHODS[offer.method].lastResort && <MenuDivider />}
              <Offer
                offer={offer}
                onPick={() => {
                  onClose(true);
                  onPick(offer);
                }}
              />
            </Fragment>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Offer({ offer: { method, can, cannot }, onPick }: { offer: SeveralOffer; onPick(): void }) {
  const styles = useMenuStyles();
  const words = severalWords();
  const { distinctLabel, option } = useMethodWords();
  const label = distinctLabel(method);
  const id = useId();
  const possible = cannot.length === 0 ? words.possibleForAll : words.possibleForSome(can.length, cannot.length);
  // with a warning, which only the last resort needs
  const when = METHODS[method].lastResort && option({ key: method, method, needs: 'nothing' }, true).description;
  return (
    <MenuItem
      className={styles.item}
      aria-label={label}
      aria-describedby={id}
      content={{ className: styles.label }}
      subText={{
        id,
        className: styles.description,
        children: when ? `${when}. ${possible}` : possible,
      }}
      onClick={onPick}
    >
      {label}
    </MenuItem>
  );
}
