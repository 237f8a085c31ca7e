/** From: a menu of whom the person can send as, with the one who stands there now. */
import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useStore } from 'zustand';
import { outlook } from '../../locales/en/outlook';
import type { Draft } from '../host/draft';
import type { Sender } from '../host/senders';

const useStyles = makeStyles({
  row: { display: 'flex', columnGap: '12px', alignItems: 'center', padding: '4px 0', minWidth: 0 },
  label: { width: '36px', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  button: { minWidth: 0, marginInlineStart: '-12px', fontWeight: tokens.fontWeightRegular },
  who: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', minWidth: 0, textAlign: 'start' },
  address: {
    color: tokens.colorNeutralForeground3,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  popover: { maxWidth: 'calc(100vw - 32px)' },
  item: { maxWidth: 'none' },
  kind: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

export function FromField({ draft, senders }: { draft: Draft; senders: Sender[] }) {
  const styles = useStyles();
  const from = useStore(draft.store, ({ content }) => content.from);
  const choose = (address: string) => {
    const sender = senders.find((each) => each.address === address);
    if (sender) draft.change({ from: { address: sender.address, name: sender.name } });
  };
  return (
    <div className={styles.row}>
      <Text className={styles.label} aria-hidden>
        {outlook.from}
      </Text>
      <Menu
        checkedValues={{ from: [from.address] }}
        onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] ?? '')}
      >
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            className={styles.button}
            appearance="subtle"
            aria-label={outlook.fromWhom(from.name, from.address)}
            title={from.address}
          >
            <span className={styles.who}>
              <span>{from.name}</span>
              <span className={styles.address}>{from.address}</span>
            </span>
          </MenuButton>
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <MenuList>
            {senders.map(({ address, name, kind }) => (
              <MenuItemRadio
                key={address}
                className={styles.item}
                name="from"
                value={address}
                subText={{
                  className: styles.kind,
                  children: [address, outlook.senderKinds[kind]].filter(Boolean).join(' · '),
                }}
              >
                {name}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}
