/** What a signed-in person may be. A visitor who tries a quiz is a learner whose row is marked as a guest's. */
export type Role = "learner" | "teacher" | "administrator";

/** Who asks: "signed-out", "guest", or the role of an account. */
export type Standing = "signed-out" | "guest" | Role;

export type Who = { readonly role: Role; readonly guest: boolean } | null;

/**
 * Who may do what: the one table. Ownership is not here: every query also has the viewer in its where clause, so a
 * teacher may "read" a gradebook only of their own classes.
 *
 * A visitor without an account may try a quiz and its cards; whatever needs a person who can come back (joining a
 * class, settings) needs an account.
 */
export const permissions = {
  page: { read: ["signed-out", "guest", "learner", "teacher", "administrator"] },
  session: {
    create: ["signed-out", "guest", "learner", "teacher", "administrator"],
    remove: ["guest", "learner", "teacher", "administrator"],
  },
  account: {
    create: ["signed-out", "guest"],
    read: ["guest", "learner", "teacher", "administrator"],
    change: ["guest", "learner", "teacher", "administrator"],
    remove: ["guest", "learner", "teacher", "administrator"],
    recover: ["signed-out", "guest", "learner", "teacher", "administrator"],
  },
  setup: { create: ["signed-out", "guest", "learner", "teacher"] },
  attempt: {
    create: ["signed-out", "guest", "learner", "teacher", "administrator"],
    read: ["guest", "learner", "teacher", "administrator"],
    change: ["guest", "learner", "teacher", "administrator"],
  },
  review: {
    read: ["guest", "learner", "teacher", "administrator"],
    create: ["guest", "learner", "teacher", "administrator"],
    undo: ["guest", "learner", "teacher", "administrator"],
  },
  goal: {
    read: ["guest", "learner", "teacher", "administrator"],
    change: ["guest", "learner", "teacher", "administrator"],
  },
  progress: { read: ["guest", "learner", "teacher", "administrator"] },
  report: {
    create: ["guest", "learner", "teacher", "administrator"],
    read: ["administrator"],
    change: ["administrator"],
  },
  membership: {
    create: ["signed-out", "guest", "learner", "teacher", "administrator"],
    read: ["learner", "teacher", "administrator"],
    change: ["learner", "teacher", "administrator"],
    leave: ["learner", "teacher", "administrator"],
    remove: ["teacher", "administrator"],
  },
  ownData: { read: ["guest", "learner", "teacher", "administrator"] },
  learnerData: { read: ["teacher", "administrator"], remove: ["teacher", "administrator"] },
  group: {
    create: ["teacher", "administrator"],
    read: ["teacher", "administrator"],
    change: ["teacher", "administrator"],
    remove: ["teacher", "administrator"],
  },
  roster: { create: ["teacher", "administrator"], change: ["teacher", "administrator"] },
  card: { create: ["teacher", "administrator"] },
  teaching: {
    invite: ["teacher", "administrator"],
    accept: ["teacher", "administrator"],
    remove: ["teacher", "administrator"],
    leave: ["teacher", "administrator"],
  },
  classroom: {
    create: ["teacher", "administrator"],
    read: ["teacher", "administrator"],
    change: ["teacher", "administrator"],
  },
  set: {
    create: ["teacher", "administrator"],
    read: ["teacher", "administrator"],
    change: ["teacher", "administrator"],
    share: ["teacher", "administrator"],
  },
  calendar: {
    read: ["learner", "teacher", "administrator"],
    change: ["learner", "teacher", "administrator"],
  },
  ownCard: {
    create: ["learner", "teacher", "administrator"],
    read: ["learner", "teacher", "administrator"],
    change: ["learner", "teacher", "administrator"],
  },
  assignment: {
    create: ["teacher", "administrator"],
    read: ["learner", "teacher", "administrator"],
    change: ["teacher", "administrator"],
  },
  question: { read: ["teacher", "administrator"], regrade: ["teacher", "administrator"] },
  gradebook: {
    read: ["teacher", "administrator"],
    change: ["teacher", "administrator"],
    export: ["teacher", "administrator"],
  },
  resetLink: { create: ["teacher", "administrator"] },
  person: { read: ["administrator"], change: ["administrator"] },
  setting: { read: ["administrator"], change: ["administrator"] },
  fact: { read: ["signed-out", "guest", "learner", "teacher", "administrator"], change: ["administrator"] },
  health: { read: ["signed-out", "guest", "learner", "teacher", "administrator"] },
} as const satisfies Record<string, Record<string, readonly Standing[]>>;

export type Resource = keyof typeof permissions;
export type Verb<R extends Resource> = keyof (typeof permissions)[R] & string;
/** "resource.verb", as the registry of pages and actions writes it. */
export type Permission = { [R in Resource]: `${R}.${Verb<R>}` }[Resource];

export function standingOf(who: Who): Standing {
  if (who === null) return "signed-out";
  return who.guest ? "guest" : who.role;
}

/** Whether this person's kind may do this at all; whether to this very thing, the query decides. */
export function can<R extends Resource>(who: Who, verb: Verb<R>, resource: R): boolean {
  const allowed = permissions[resource][verb] as readonly Standing[];
  return allowed.includes(standingOf(who));
}

/** The same question in the registry's writing. */
export function may(who: Who, permission: Permission): boolean {
  const [resource, verb] = permission.split(".") as [Resource, string];
  const verbs: Record<string, readonly Standing[]> = permissions[resource];
  return verbs[verb]?.includes(standingOf(who)) ?? false;
}
