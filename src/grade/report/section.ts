/** A part of the class view in words, the same for terminal, Markdown and page. */
export interface Section {
  id: string;
  title: string;
  /** Sentences, one a line. */
  lead: string[];
  bars: Bar[];
  table?: Table;
  items: Item[];
}

/** A bar of a chart: how many, of what. */
export interface Bar {
  label: string;
  number: number;
}

export interface Table {
  head: string[];
  rows: TableRow[];
}

/** `share` (0 to 1) is drawn beside the second cell. `notes` stand below the row. */
export interface TableRow {
  cells: string[];
  share: number;
  notes: string[];
}

export interface Item {
  text: string;
  notes: string[];
  /** Names of those it concerns. */
  students: string[];
}
