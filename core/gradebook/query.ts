import { type StateFilter, stateFilters } from "@/core/gradebook/cell";

/** Facts on a page of what a class knows, fact by fact. */
export const FACTS_PER_PAGE = 20;
/** Learners and assignments of one page of a gradebook. */
export const LEARNERS_PER_PAGE = 40;
export const ASSIGNMENTS_PER_PAGE = 20;

/** What of a gradebook is asked for. */
export type GradebookQuery = {
  /** "list" (by the class's own numbers, then by name), "name", "mean", or the id of an assignment. */
  readonly sort: string;
  readonly descending: boolean;
  /** Page of learners, from 1. */
  readonly page: number;
  /** Page of assignments, from 1: the latest due first. */
  readonly columns: number;
  /** Learners with an assignment in this state: the one that is sorted by, or else any of the class, on whichever page. */
  readonly state: StateFilter | null;
  readonly groupId: string | null;
  /** Part of a name; empty for all. */
  readonly name: string;
};

export const wholeGradebook: GradebookQuery = {
  sort: "list",
  descending: false,
  page: 1,
  columns: 1,
  state: null,
  groupId: null,
  name: "",
};

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_PAGES = 1_000;
const LONGEST_NAME = 60;

/** A query from an address. What makes no sense there is as if it were not there: an old link still shows a gradebook. */
export function queryFrom(parameters: Parameters): GradebookQuery {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === "string" ? value : "";
  };
  const page = (name: string) => {
    const value = text(name);
    return /^[1-9]\d{0,3}$/.test(value) ? Math.min(Number(value), MOST_PAGES) : 1;
  };
  const sort = text("sort");
  const group = text("group");
  return {
    sort: sort === "name" || sort === "mean" || ID.test(sort) ? sort : "list",
    descending: text("down") === "1",
    page: page("page"),
    columns: page("columns"),
    state: stateFilters.find((state) => state === text("state")) ?? null,
    groupId: ID.test(group) ? group : null,
    // Neither NUL nor half a character nor anything else that no name has: the database could not compare with it.
    name: text("name")
      .replace(/[\p{Cc}\p{Cs}]/gu, "")
      .trim()
      .slice(0, LONGEST_NAME),
  };
}

/** The address of a query: "" for the whole gradebook, else beginning with "?". */
export function addressOf(query: GradebookQuery): string {
  const { sort, descending, page, columns, state, groupId, name } = query;
  const parts: string[] = [];
  const put = (key: string, value: string) => parts.push(`${key}=${encodeURIComponent(value)}`);
  if (sort !== "list") put("sort", sort);
  if (descending) put("down", "1");
  if (page > 1) put("page", String(page));
  if (columns > 1) put("columns", String(columns));
  if (state !== null) put("state", state);
  if (groupId !== null) put("group", groupId);
  if (name !== "") put("name", name);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** The query after a click on the head of a column: another click turns the order round. */
export function sortedBy(query: GradebookQuery, sort: string): GradebookQuery {
  const again = query.sort === sort;
  // Of grades one looks for the lowest first, and of names for the first.
  return { ...query, sort, descending: again ? !query.descending : false, page: 1 };
}
