/** Violence to people, in either language; that somebody died is no such word, nor is an aircraft that was shot down. */
const WORDS = [
  "kill(?:s|ed|ing|ings|ers?)?",
  "dead(?:ly|liest)?",
  "deaths",
  "massacre[sd]?",
  "murder(?:s|ed|ers?|ing)?",
  "victims?",
  "casualt(?:y|ies)",
  "wound(?:s|ed|ing)",
  "injur(?:ed|ies|ing)",
  "corpses?",
  "bodies (?:were |had been )?found",
  "bodies of",
  "graves?",
  "execut(?:ed|ions?|ing)(?! (?:of|council|order))",
  "executions? of",
  "put to death",
  "beheaded|beheadings?",
  "tortured?|torturing",
  "raped?|rapes",
  "hostages?",
  "hostage-taking",
  "kidnap\\w*",
  "abduct(?:ed|ions?|s|ing)?",
  "shot(?! (?:\\p{L}+ )?down)",
  "bombed",
  "stoned",
  "flogged|floggings?",
  "amputat(?:ed|ions?)",
  "lynched|lynchings?",
  "slaughter(?:ed|s)?",
  "slain",
  "assassinat(?:ed|ions?)",
  "maimed|mutilated",
  "burned alive",
  "burned (?:down )?(?:the |their |its |several |\\d+ )?(?:villages?|houses|homes|huts|granaries)",
  "lost their lives",
  "lives (?:were )?lost",
  "war crimes?|crimes against humanity",
  "violence",
  "(?:soldiers?|civilians?|people|villagers?|fighters?|attackers?|peacekeepers?) died",
  "died (?:of|in|from|by) (?:the |an |a |his |her |their )?(?:\\p{L}+ )?(?:raids?|bombings?|violence|wounds?|attacks?|fighting|explosions?|shooting|strikes?|clashes|ambush(?:es)?)",
  "tu[ée]e?s?|tueries?|morts|victimes?|blessée?s?|charniers?|otages?|enlevée?s?",
];

/** Attacks by any name: between those who bear arms they are fighting, which is no such word (content/README.md). */
const ATTACKS = [
  "attack(?:s|ed|ing|ers?)?",
  "raid(?:s|ed|ing)?",
  "ambush(?:ed|es)?",
  "bomb(?:s|ed|ings?)?",
  "shell(?:ed|ing)",
  "rockets?",
  "air ?strikes?|(?:air|drone) strikes?|struck",
  "fired (?:at|on)|opened fire|stormed",
  "assault(?:s|ed)?",
  "attaqu\\p{L}+|attentats?|embuscades?|frappes?|bombard\\p{L}+",
];
/** People who bear no arms, and where they live, travel and meet: an attack on these is violence to people though nobody is counted. */
const UNARMED = [
  "civilians?|passengers?|travellers?|villagers?|herders?|farmers?|traders?|drivers?|refugees?|journalists?|aid workers?",
  "women|children|families",
  "boats?|ferr(?:y|ies)|bus(?:es)?|trucks?|lorr(?:y|ies)|fuel tankers?",
  "villages?|homes?|houses?|markets?|hotels?|restaurants?|weddings?|hospitals?|clinics?|church(?:es)?|mosques?",
  "civils?|passagers?|villageois|bateaux?|autocars?|hôtels?|marchés?|maisons?|mariages?|hôpita(?:l|ux)|camions?-citernes?",
];
const [attack, unarmed] = [ATTACKS, UNARMED].map((words) => `(?:${words.join("|")})(?!\\p{L})`);
/** In one part of a sentence, in either order. */
const ON_UNARMED = [
  [attack, unarmed],
  [unarmed, attack],
]
  .map((pair) => pair.join("[^.;:?!]*(?<!\\p{L})"))
  .join("|");

const VIOLENCE = new RegExp(`(?<!\\p{L})(?:(?:${WORDS.join("|")})(?!\\p{L})|${ON_UNARMED})`, "iu");

/** The first words of a text that tell of violence to people; null when none does. */
export const violenceIn = (text: string): string | null => VIOLENCE.exec(text)?.[0] ?? null;
