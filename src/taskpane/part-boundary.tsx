/** Keeps the rest of the pane where a part of it throws. React prints what it threw on the console. */
import { Component, type ReactNode } from 'react';

interface PartBoundaryProps {
  children: ReactNode;
  /** In place of a part that threw. */
  fallback(tryAgain: () => void): ReactNode;
}

export class PartBoundary extends Component<PartBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const { children, fallback } = this.props;
    return this.state.hasFailed ? fallback(() => this.setState({ hasFailed: false })) : children;
  }
}
