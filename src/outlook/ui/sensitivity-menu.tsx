/** Sensitivity: a menu of the organization's labels, where the window has labels. */
import { Menu, MenuButton, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { Draft } from '../host/draft';
import { LABELS } from '../host/labels';

const words = outlook.labels;

export function SensitivityMenu({ draft, disabled }: { draft: Draft; disabled: boolean }) {
  const label = useStore(draft.store, ({ content }) => content.label);
  const name = LABELS.find(({ id }) => id === label)?.name ?? words.none;
  return (
    <Menu
      checkedValues={{ label: [label] }}
      onCheckedValueChange={(_, { checkedItems }) => draft.change({ label: checkedItems[0] ?? '' })}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" disabled={disabled} aria-label={words.button(name)}>
          {name}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {[{ id: '', name: words.none }, ...LABELS].map((each) => (
            <MenuItemRadio key={each.id} name="label" value={each.id}>
              {each.name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
