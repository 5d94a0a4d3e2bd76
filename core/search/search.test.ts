import { describe, expect, it } from "vitest";
import { createSearcher, search } from "@/core/search/search";
import { searchEntries } from "@/core/search/search-entries";
import { getFactBase } from "@/server/content/load";

const searcher = createSearcher(searchEntries(getFactBase(), "en"));
const first = (query: string): string => {
  const entry = search(searcher, query, 1)[0]?.entry;
  return entry === undefined ? "nothing" : `${entry.k} ${entry.id}`;
};

/** What people type, and what must come first. */
const expected: readonly (readonly [group: string, queries: Readonly<Record<string, string>>])[] = [
  [
    "names as they are",
    {
      Kidal: "entity kidal",
      Timbuktu: "entity timbuktu",
      Bamako: "entity bamako",
      "Kidal Region": "entity kidal-region",
      "Iyad Ag Ghaly": "entity iyad-ag-ghaly",
      "Assimi Goïta": "entity assimi-goita",
      "Algiers Accord of 2015": "entity algiers-accord-2015",
      "Inner Niger Delta": "entity inner-niger-delta",
      "Adrar des Ifoghas": "entity adrar-des-ifoghas",
      "Liptako-Gourma Charter": "entity liptako-gourma-charter",
      azalai: "entity azalai",
      Barkhane: "entity operation-barkhane",
    },
  ],
  [
    "without accents, in any case",
    {
      menaka: "entity menaka",
      "assimi goita": "entity assimi-goita",
      SEVARE: "entity sevare",
      djenne: "entity djenne",
      "dioncounda traore": "entity dioncounda-traore",
      abeibara: "entity abeibara",
      "cote d ivoire": "entity cote-divoire",
      lere: "entity lere",
      niafunke: "entity niafunke",
      "alpha oumar konare": "entity alpha-oumar-konare",
      "boubou cisse": "entity boubou-cisse",
      TAOUDENIT: "entity taoudenni",
    },
  ],
  [
    "transliterations",
    {
      Tombouctou: "entity timbuktu",
      Tinzawaten: "entity tinzaouaten",
      "Tin Zaouatine": "entity tinzaouaten",
      Tinzaouatene: "entity tinzaouaten",
      Aguelhoc: "entity aguelhok",
      "Iyad Ag Ghali": "entity iyad-ag-ghaly",
      Tamashek: "entity tamasheq-language",
      "Mohamed Ag Nadjem": "entity mohamed-ag-najem",
      Ifogas: "entity adrar-des-ifoghas",
      Peul: "entity fulani",
      Bamana: "entity bambara",
      Sonrai: "entity songhai",
      Prigojine: "entity yevgeny-prigozhin",
      Kufa: "entity amadou-koufa",
      "Abdelmalek Drukdel": "entity abdelmalek-droukdel",
      Diabali: "entity diabaly",
    },
  ],
  [
    "acronyms",
    {
      MNLA: "entity mnla",
      minusma: "entity minusma",
      JNIM: "entity jnim",
      GSIM: "entity jnim",
      AQMI: "entity aqim",
      CMA: "entity cma",
      FLA: "entity fla",
      HCUA: "entity hcua",
      GATIA: "entity gatia",
      CEDEAO: "entity ecowas",
      MUJAO: "entity mujao",
      CNSP: "entity cnsp",
      AES: "entity alliance-of-sahel-states",
      FAMa: "entity malian-armed-forces",
      EUTM: "entity eutm-mali",
      ISGS: "entity isgs",
    },
  ],
  [
    "slips of the hand",
    {
      Bamoko: "entity bamako",
      Timbuctu: "entity timbuktu",
      minsuma: "entity minusma",
      "Algers accord 2015": "entity algiers-accord-2015",
      barkane: "entity operation-barkhane",
      "Ibrahim Boubakar Keita": "entity ibrahim-boubacar-keita",
      Ouagadugu: "entity ouagadougou",
      "Modibo Keta": "entity modibo-keita",
      Azawat: "entity azawad",
      Wagnr: "entity wagner-group",
      mauritenia: "entity mauritania",
      Sanogoh: "entity amadou-haya-sanogo",
    },
  ],
  [
    "French names",
    {
      "Accord d'Alger": "entity algiers-accord-2015",
      "Pacte national": "entity national-pact-1992",
      "armée malienne": "entity malian-armed-forces",
      "fleuve Niger": "entity niger-river",
      "falaise de Bandiagara": "entity bandiagara-escarpment",
      "bataille de Tinzaouaten": "entity battle-of-tinzaouaten-2024",
      "blocus du carburant": "entity fuel-blockade-2025",
      "prise de Gao": "entity capture-of-gao-2012",
      "delta intérieur du Niger": "entity inner-niger-delta",
      Algérie: "entity algeria",
      "États-Unis": "entity united-states",
      "tombeau des Askia": "entity tomb-of-askia",
      "siège de Tessalit": "entity siege-of-tessalit-2012",
      "Alliance des États du Sahel": "entity alliance-of-sahel-states",
      "destruction des mausolées": "entity timbuktu-mausoleums-destruction-2012",
      Mauritanie: "entity mauritania",
    },
  ],
  [
    "topics and things of a year",
    {
      "coup 2012": "entity coup-2012",
      "coup d'état 1991": "entity coup-1991",
      putsch: "entity coup-2012",
      "putsch 2012": "entity coup-2012",
      "putsch 2020": "entity coup-august-2020",
      "coup d'état 2020": "entity coup-august-2020",
      "coup d’etat 2020": "entity coup-august-2020",
      "resolution 2085": "entity unsc-resolution-2085",
      "S/RES/2690": "entity unsc-resolution-2690",
      "rebellion 2006": "entity tuareg-rebellion-2006",
      "2013 presidential election": "entity presidential-election-2013",
      "humanitarian situation": "topic humanitarian",
      "peace process": "topic peace-process",
      "coups and politics": "topic coups-and-politics",
    },
  ],
  [
    "questions",
    {
      "who launched serval": "fact serval-launched",
      "capital of Burkina Faso": "fact capital-burkina-faso",
      "longest border": "fact mali-longest-border-mauritania",
      "census 2009": "fact mali-census-2009",
      "when did Mali become independent": "fact mali-independence",
      "schools closed fuel": "entity school-closure-2025",
      "mausolées détruits Tombouctou": "fact mausoleums-count",
    },
  ],
];

describe.each(expected)("search finds first: %s", (_group, queries) => {
  it.each(Object.entries(queries))("%s", (query, hit) => {
    expect(first(query)).toBe(hit);
  });
});

describe("search", () => {
  it("is tried with a hundred queries", () => {
    expect(expected.flatMap(([, queries]) => Object.keys(queries)).length).toBeGreaterThanOrEqual(100);
  });

  it("finds nothing in nothing, and nothing where no word is met", () => {
    expect(search(searcher, "  ?! ", 10)).toEqual([]);
    expect(search(searcher, "xylophone", 10)).toEqual([]);
  });

  it("does not mistake one year for another", () => {
    expect(search(searcher, "2057", 5)).toEqual([]);
  });

  it("gives the same entries in the same order every time, never more than asked", () => {
    const once = search(searcher, "gao", 7);
    expect(once).toHaveLength(7);
    expect(search(searcher, "gao", 7)).toEqual(once);
  });
});
