/** A text field that groups a phone number while it is typed or pasted, and leaves the caret where it was. */
import { Input } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState, type ClipboardEvent, type FormEvent, type RefObject } from 'react';
import { groupWhileTyping, readPasted, type Deletion } from '../../verification/phone-numbers';

const DELETIONS: Partial<Record<string, Deletion['direction']>> = {
  deleteContentBackward: 'backward',
  deleteContentForward: 'forward',
};

export interface NumberFieldProps {
  text: string;
  country: string;
  fieldRef: RefObject<HTMLInputElement | null>;
  onType(text: string): void;
}

/** The label and what describes it come from the `Field` around it. */
export function NumberField({ text, country, fieldRef, onType, ...fromField }: NumberFieldProps) {
  // a new object each time, so that the caret is also put back where the text stays as it was
  const [caret, setCaret] = useState<{ at: number }>();
  const composing = useRef(false);

  useLayoutEffect(() => {
    if (caret && fieldRef.current === document.activeElement) fieldRef.current?.setSelectionRange(caret.at, caret.at);
  }, [caret, fieldRef]);

  const type = ({ nativeEvent, currentTarget }: FormEvent<HTMLInputElement>) => {
    const { inputType } = nativeEvent as InputEvent;
    const { value } = currentTarget;
    const direction = DELETIONS[inputType];
    // while an input method composes, its text is not ours to change
    const typed = { text: value, caret: currentTarget.selectionStart ?? value.length };
    const next = composing.current ? typed : groupWhileTyping(typed, country, direction && { from: text, direction });
    onType(next.text);
    setCaret({ at: next.caret });
  };

  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    // into the middle of a number goes what is on the clipboard, nothing else
    if (value !== '' && !(selectionStart === 0 && selectionEnd === value.length)) return;
    const number = readPasted(event.clipboardData.getData('text'), country);
    if (number === undefined) return;
    event.preventDefault();
    onType(number);
    setCaret({ at: number.length });
  };

  return (
    <Input
      {...fromField}
      ref={fieldRef}
      data-first
      type="tel"
      dir="ltr"
      inputMode="tel"
      value={text}
      onChange={type}
      onPaste={paste}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
      }}
    />
  );
}
