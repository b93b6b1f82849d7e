import type { Attributes, Facts } from '@/api/attributes';
import type { Draft, Path } from './drafts';
import type { Vocabulary } from './words';

/** What the words of a sentence need in order to change it. */
export interface Editing {
  /** What can be asked about here: the customer, or one of the things that happened. */
  attributes: Attributes;
  /** What can have happened here; nothing happens to what happened. */
  facts: Facts;
  vocabulary: Vocabulary;
  /** The part whose value is asked for right now. */
  asking: string;
  ask(path: Path | undefined): void;
  change(path: Path, next: Draft | undefined): void;
}
