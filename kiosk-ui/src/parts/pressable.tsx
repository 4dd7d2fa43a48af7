/**
 * What every control is made of: react-aria's button. It acts when the finger leaves it, does nothing for a finger that
 * slid away, and makes one press of a touch, a key, a switch and a screen reader.
 */
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

/**
 * react-aria would write a style sheet into the page, which the agent's Content-Security-Policy refuses; it writes none
 * where an element of this name stands already. controls.css says what it would have said.
 */
if (!document.getElementById('react-aria-pressable-style')) {
  document.head.append(
    Object.assign(document.createElement('meta'), { id: 'react-aria-pressable-style', name: 'touch-action' }),
  );
}

interface PressableProps {
  className: string;
  onPress: () => void;
  children: ReactNode;
  /** Looks the same and does nothing. */
  deaf?: boolean;
  /** Of several choices, the one that stands. */
  chosen?: boolean;
  /** When the words alone do not say what is changed. */
  label?: string;
  marks?: Readonly<Record<`data-${string}`, string>>;
}

export function Pressable({ className, onPress, children, deaf, chosen, label, marks }: PressableProps) {
  return (
    <AriaButton
      className={className}
      onPress={onPress}
      {...marks}
      {...(deaf !== undefined && { 'aria-disabled': deaf })}
      {...(chosen !== undefined && { 'aria-pressed': chosen })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  );
}
