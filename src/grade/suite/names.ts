/** What the names of drawn tests begin with, and no others. */
export const DRAWN = "drawn: ";
