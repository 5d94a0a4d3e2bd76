/** How the gap of a sentence is written in its label. */
export const GAP = "______";
