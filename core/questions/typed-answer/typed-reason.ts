/** Under what a feedback tells why the name that was typed is wrong: it has no option with an id. */
export const TYPED = "typed";
