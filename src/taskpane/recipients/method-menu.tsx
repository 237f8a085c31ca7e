/**
 * The menu of verification methods: one for the whole list, anchored at the button of the row that asks for it.
 * It handles Tab and Escape itself and keeps them from the window, where Office.js would move the focus elsewhere.
 */
import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
} from '@fluentui/react-components';
import {
  Building20Regular,
  ChevronDown16Regular,
  ChevronRight16Regular,
  Eye20Regular,
  Person20Regular,
} from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { METHODS } from '../../verification/methods';
import type { MethodOption, Policy, Verification } from '../../verification/types';
import { useDirectionStyles } from '../direction-styles';
import { useMethodWords } from '../method-words';
import { useWords } from '../words';
import { keepFromWindow, useMenuStyles } from './menu-styles';

const GROUP = 'method';

export interface MethodMenuProps {
  /** Of the recipient, as people call them. */
  name: string;
  verification: Exclude<Verification, { state: 'not-needed' }>;
  policy: Policy;
  target: HTMLElement;
  isList: boolean;
  /** Saved codes are shown although policy masks them. */
  revealed: boolean;
  onReveal(): void;
  /** Saved codes are about to be shown that have not been read yet. */
  onNeedCodes(): void;
  onPick(option: MethodOption): void;
  /** @param returnFocus false where the person put the focus elsewhere, by a click outside. */
  onClose(returnFocus: boolean): void;
}

export function MethodMenu(props: MethodMenuProps) {
  const { name, isList, verification, policy, target, revealed, onReveal, onNeedCodes, onPick, onClose } = props;
  const { options, unavailable } = verification;
  const styles = useMenuStyles();
  const { menu } = useWords().pane;
  const chosenKey = verification.chosen?.optionKey;
  const [list, setList] = useState<HTMLDivElement | null>(null);

  // the chosen method is where people want to be; else the first
  useEffect(() => {
    const chosen = list?.querySelector<HTMLElement>('[role="menuitemradio"][aria-checked="true"]');
    (chosen ?? list?.querySelector<HTMLElement>('[role^="menuitem"]'))?.focus();
  }, [list]);

  const masks = policy.accessCode.maskSaved && !revealed;
  const masksSomething = masks && options.some(({ choice }) => choice?.accessCode !== undefined || choice?.unread);
  const needsCodes = !masks && options.some(({ choice }) => choice?.unread);
  const need = useRef(onNeedCodes);
  // once for each menu: what could not be read is asked for again in the row
  useEffect(() => {
    if (needsCodes) need.current();
  }, [needsCodes]);

  const itemsFor = (some: readonly MethodOption[]) =>
    some.map((option) => <OptionItem key={option.key} option={option} masked={!revealed} />);
  const lastResorts = options.filter(({ method }) => METHODS[method].lastResort);
  const others = options.filter((option) => !lastResorts.includes(option));
  const items = itemsFor(others);
  return (
    <Menu
      open
      hasCheckmarks
      hasIcons={options.some(({ known }) => known !== undefined && 'scope' in known)}
      positioning={{ target, position: 'below', align: 'end', autoSize: 'height', overflowBoundaryPadding: 8 }}
      checkedValues={{ [GROUP]: chosenKey === undefined ? [] : [chosenKey] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const option = options.find(({ key }) => key === checkedItems[0]);
        if (option) onPick(option);
      }}
      onOpenChange={(_, data) => {
        if (data.open || data.type === 'menuItemClick') return;
        const outside = data.type === 'clickOutside';
        // a click on the button itself is the button's to answer: it closes the menu
        if (outside && data.event.target instanceof Node && target.contains(data.event.target)) return;
        onClose(!outside);
      }}
    >
      <MenuPopover className={styles.popover} onKeyDown={keepFromWindow}>
        {/* Fluent would name it after a trigger, and there is none */}
        <MenuList ref={setList} aria-label={menu.of(name)} aria-labelledby={undefined}>
          {options.length === 0 && <MenuItem disabled>{menu.nothingAvailable}</MenuItem>}
          {isList ? (
            <MenuGroup>
              <MenuGroupHeader className={styles.header}>{menu.aboutLists}</MenuGroupHeader>
              {items}
            </MenuGroup>
          ) : (
            items
          )}
          {masksSomething && (
            <MenuItem persistOnClick className={styles.item} icon={<Eye20Regular />} onClick={onReveal}>
              {menu.showSavedCodes}
            </MenuItem>
          )}
          {lastResorts.length > 0 && (
            <>
              {others.length > 0 && <MenuDivider />}
              {itemsFor(lastResorts)}
            </>
          )}
          {unavailable.length > 0 && <Unavailable unavailable={unavailable} unfolded={options.length === 0} />}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function OptionItem({ option, masked }: { option: MethodOption; masked: boolean }) {
  const styles = useMenuStyles();
  const id = useId();
  const words = useMethodWords().option(option, masked);
  const scope = option.known && 'scope' in option.known ? option.known.scope : undefined;
  return (
    <MenuItemRadio
      name={GROUP}
      value={option.key}
      className={styles.item}
      aria-label={words.accessibleName}
      aria-describedby={`${id}description`}
      icon={scope === undefined ? undefined : scope === 'organization' ? <Building20Regular /> : <Person20Regular />}
      content={{ className: styles.label }}
      subText={{ id: `${id}description`, className: styles.description, children: words.description }}
    >
      {words.label}
    </MenuItemRadio>
  );
}

type UnavailableMethods = Exclude<Verification, { state: 'not-needed' }>['unavailable'];

/** Folded, so that the menu stays short; readable, so that nobody searches for a method. */
function Unavailable(props: { unavailable: UnavailableMethods; unfolded: boolean }) {
  const styles = useMenuStyles();
  const { pointing } = useDirectionStyles();
  const { menu } = useWords().pane;
  const words = useMethodWords();
  const [unfolded, setUnfolded] = useState(props.unfolded);
  return (
    <>
      <MenuDivider />
      <MenuItem
        persistOnClick
        className={styles.item}
        aria-expanded={unfolded}
        icon={unfolded ? <ChevronDown16Regular /> : <ChevronRight16Regular className={pointing} />}
        onClick={() => setUnfolded(!unfolded)}
      >
        {menu.notAvailable(props.unavailable.length)}
      </MenuItem>
      {unfolded && (
        <MenuGroup aria-label={menu.notAvailable(props.unavailable.length)} aria-labelledby={undefined}>
          {props.unavailable.map(({ method, reason }) => (
            <MenuItem
              key={method}
              disabled
              className={styles.unavailable}
              subText={{ className: styles.description, children: words.whyNot(reason) }}
            >
              {words.distinctLabel(method)}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
    </>
  );
}
