/** Keeps the rest of the pane where a part of it throws, and logs which part it was. */
import { Component, type ReactNode } from 'react';

interface PartBoundaryProps {
  /** For the log. */
  part: string;
  children: ReactNode;
  /** In place of a part that threw. */
  fallback(tryAgain: () => void): ReactNode;
}

export class PartBoundary extends Component<PartBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown) {
    logFailure(this.props.part, 'showing', error);
  }

  override render() {
    const { children, fallback } = this.props;
    return this.state.hasFailed ? fallback(() => this.setState({ hasFailed: false })) : children;
  }
}

/** For the root of the pane: React itself would print messages, and a message may have a number or a code in it. */
export const PART_ERRORS = { onCaughtError: () => undefined };

/** To the console, for an administrator: the part, the kind of error and where it was thrown, never its message. */
export function logFailure(part: string, how: 'loading' | 'showing', error: unknown): void {
  const { name, stack = '' } = error instanceof Error ? error : { name: typeof error };
  // eslint-disable-next-line no-console -- there is no other log on a sender's machine
  console.error(`secure-mail part=${part} failed=${how} error=${name}`, stack.match(/^\s+at .*/gm));
}
