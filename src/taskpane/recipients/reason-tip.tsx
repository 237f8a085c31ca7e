/** Why a method was chosen, beside the button under the pointer or the focus. One for the whole list. */
import { Tooltip } from '@fluentui/react-components';

export interface ReasonTipProps {
  target: HTMLElement;
  text: string;
  onHide(): void;
}

/** Screen readers have the reason as the description of the button, so this copy is not for them. */
export function ReasonTip({ target, text, onHide }: ReasonTipProps) {
  return (
    <Tooltip
      relationship="inaccessible"
      content={text}
      visible
      withArrow
      positioning={{ target, position: 'below', align: 'end' }}
      onVisibleChange={(_, data) => {
        if (!data.visible) onHide();
      }}
    />
  );
}
