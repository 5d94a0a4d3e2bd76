/** Addresses of the public pages of the fact base: the language stands first in the path. */
export const paths = {
  home: (language: string) => `/${language}`,
  fact: (language: string, id: string) => `/${language}/facts/${id}`,
  entities: (language: string) => `/${language}/entities`,
  entity: (language: string, id: string) => `/${language}/entities/${id}`,
  topics: (language: string) => `/${language}/topics`,
  topic: (language: string, id: string) => `/${language}/topics/${id}`,
  sources: (language: string) => `/${language}/sources`,
  letter: (language: string, letter: string) => `/${language}/sources/origins/${letter}`,
  /** The letter under which an origin stands, and there the origin itself. */
  origin: (language: string, letter: string, id: string) => `/${language}/sources/origins/${letter}#${id}`,
  source: (language: string, id: string) => `/${language}/sources/${id}`,
  search: (language: string) => `/${language}/search`,
  map: (language: string) => `/${language}/map`,
  timeline: (language: string) => `/${language}/timeline`,
  period: (language: string, id: string) => `/${language}/timeline/${id}`,
  groups: (language: string) => `/${language}/groups`,
  read: (language: string) => `/${language}/read`,
  statuses: (language: string) => `/${language}/statuses`,
  balance: (language: string) => `/${language}/balance`,
  corrections: (language: string) => `/${language}/corrections`,
} as const;
