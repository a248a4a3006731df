import type { Bilingual } from '../core/bilingual.ts';

/** A cell that reads the same in both languages is plain text. */
export type SheetCell = string | Bilingual;

/** One table of a sheet. */
export interface SheetSection {
  readonly title: Bilingual;
  readonly columns: readonly Bilingual[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Something described for a reader: a scenario, a flow. */
export interface Sheet {
  readonly title: SheetCell;
  /** Paragraphs under the title. */
  readonly text: readonly SheetCell[];
  readonly sections: readonly SheetSection[];
}
