/**
 * French words of a query and what the English texts say: names bear their French forms in the fact base, the words
 * between them do not. Normalised forms; words that both languages share need no entry.
 */
export const FRENCH_WORDS: Readonly<Record<string, string>> = {
  accords: "accord",
  aide: "aid",
  annee: "year",
  armee: "army",
  attaque: "attack",
  attaques: "attack",
  avion: "aircraft",
  bataille: "battle",
  blocus: "blockade",
  capitale: "capital",
  carburant: "fuel",
  casques: "peacekeepers",
  cessez: "ceasefire",
  chef: "leader",
  coups: "coup",
  deplaces: "displaced",
  detruit: "destroyed",
  detruits: "destroyed",
  ecoles: "schools",
  elections: "election",
  fleuve: "river",
  fondation: "founded",
  frontiere: "border",
  frontieres: "border",
  gouvernement: "government",
  guerre: "war",
  humanitaire: "aid",
  independance: "independence",
  langue: "language",
  langues: "languages",
  mausolees: "mausoleums",
  ministre: "minister",
  nationale: "national",
  nationales: "national",
  nord: "northern",
  ouest: "west",
  paix: "peace",
  pays: "country",
  peuple: "people",
  peuples: "peoples",
  premier: "prime",
  putsch: "coup",
  putschistes: "coup",
  putschs: "coup",
  prise: "capture",
  rebellion: "rising",
  refugies: "refugees",
  retrait: "withdrawal",
  russes: "russian",
  sel: "salt",
  soldats: "soldiers",
  sud: "south",
  traite: "treaty",
  ville: "town",
  voisins: "border",
};

/** Words that say nothing about what is looked for, in English and French. */
export const FILLER_WORDS: ReadonlySet<string> = new Set(
  (
    "a an and are as at by did do does for from how in into is it its of on or s the their there to was were what when " +
    "where which who whom why with au aux ce ces d dans de des du elle en entre est et il l la le les leur ou par pour qu que " +
    "quel quelle quels quelles qui quand sont sur un une"
  ).split(" "),
);
