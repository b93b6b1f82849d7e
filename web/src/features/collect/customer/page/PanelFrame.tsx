import { Component, type ReactNode } from 'react';
import { ProblemView } from '@/shared/ProblemView';

/** Around a panel that another feature shows: if it breaks, it breaks alone. */
export class PanelFrame extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? (
      this.props.children
    ) : (
      <section className="card">
        <ProblemView error={error} onRetry={() => this.setState({ error: undefined })} />
      </section>
    );
  }
}
