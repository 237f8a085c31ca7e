/** What can be chosen for all who are selected. Keys as in the menu of a row: none reaches the window, where Office.js waits. */
import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
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
          {offers.map((offer) => (
            <Offer
              key={offer.method}
              offer={offer}
              onPick={() => {
                onClose(true);
                onPick(offer);
              }}
            />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Offer({ offer: { method, can, cannot }, onPick }: { offer: SeveralOffer; onPick(): void }) {
  const styles = useMenuStyles();
  const words = severalWords();
  const label = useMethodWords().distinctLabel(method);
  const id = useId();
  return (
    <MenuItem
      className={styles.item}
      aria-label={label}
      aria-describedby={id}
      content={{ className: styles.label }}
      subText={{
        id,
        className: styles.description,
        children: cannot.length === 0 ? words.possibleForAll : words.possibleForSome(can.length, cannot.length),
      }}
      onClick={onPick}
    >
      {label}
    </MenuItem>
  );
}
