import type { Permission } from "@/core/access/permissions";
import type { actionPermissions } from "@/core/access/registry";
import type { Sent } from "@/tests/support/permissions/person";
import {
  assignmentFields,
  BLUEPRINT,
  type Ids,
  isPrivate,
  nextWeek,
  type WrongPerson,
} from "@/tests/support/permissions/world";

/** What everybody has of their own, or what is everybody's: the other tests' matter. */
const OTHER_RESOURCES = [
  "page",
  "session",
  "account",
  "setup",
  "fact",
  "health",
  "review",
  "goal",
  "progress",
  "report",
  "ownData",
  "person",
  "setting",
];

/** Whether a way in leads to classes, sets, assignments and what people did in them, or to somebody's own thing by its id. */
export const concernsClasses = (key: string, permission: Permission): boolean =>
  isPrivate(key.split("#")[0] ?? "") && !key.startsWith("api/auth")
    ? true
    : !OTHER_RESOURCES.includes(permission.split(".")[0] ?? "");

type ActionKey = keyof typeof actionPermissions;

export type ActionCase = {
  /** What is sent, with the ids of the owner's things. Null: the action makes something of the sender's own, and takes no id. */
  readonly send: ((ids: Ids) => Sent) | null;
  /** What somebody hears who may do such a thing, but not to this; "not-found" where nothing is said. */
  readonly refusal?: RegExp;
  /** The action says nothing to anybody: that it did nothing is seen afterwards. */
  readonly silent?: true;
  /** Who may do it to this very thing, because it is theirs too. */
  readonly except?: readonly WrongPerson[];
};

const form =
  (names: readonly string[], more: Readonly<Record<string, string | readonly string[]>> = {}) =>
  (ids: Ids): Sent => ({
    as: "form",
    fields: { ...Object.fromEntries(names.map((name) => [name, ids[name] ?? ""])), ...more },
  });
const alone =
  (name: string, more: Readonly<Record<string, string>> = {}) =>
  (ids: Ids): Sent => ({ as: "form-alone", fields: { [name]: ids[name] ?? "", ...more } });
const object =
  (names: readonly string[], more: object = {}) =>
  (ids: Ids): Sent => ({
    as: "object",
    value: { ...Object.fromEntries(names.map((name) => [name, ids[name]])), ...more },
  });

const inClass = (more = {}) => ({ send: form(["classroomId"], more) });
const learner = (more = {}) => ({ send: form(["classroomId", "learnerId"], more) });
const own = { send: null };
const SHOWN = { shown: "0".repeat(64) };
const card = { kind: "text", front: "Front", back: "Back", source: "", sourceUrl: "", tags: "" };
const gone = /^\/quiz\/new\?problem=/;

/** One line for each action: a new one that is not here fails the test that goes over them. */
export const actionCases: Partial<Readonly<Record<ActionKey, ActionCase>>> = {
  "(account)/admin#makeResetLink": { send: object(["userId"]) },
  "(account)/my-classes#leaveClass": { send: object(["classroomId"]), except: ["a learner"] },
  "(account)/my-classes#saveAlias": { send: object(["classroomId"], { alias: "Nobody" }), except: ["a learner"] },
  "(auth)#joinAction": own,
  "(learn)/decks#describeDeck": { send: form(["deckId"], { title: "Mine now" }) },
  "(learn)/decks#importText": { send: form(["deckId"], { step: "import", text: "Front\tBack" }) },
  "(learn)/decks#makeDeck": own,
  "(learn)/decks#removeCard": { send: form(["deckId", "cardId"]) },
  "(learn)/decks#removeDeck": { send: form(["deckId"]) },
  "(learn)/decks#removePicture": { send: form(["deckId", "cardId"]) },
  "(learn)/decks#rewriteCard": { send: form(["cardId"], card) },
  "(learn)/decks#writeCard": { send: form(["deckId"], { next: "card", ...card }) },
  "(learn)/quiz/new#startAgain": { send: alone("attemptId"), refusal: gone },
  "(learn)/quiz/new#startAssigned": { send: alone("assignmentId"), refusal: gone },
  "(learn)/quiz/new#startDailyMix": own,
  "(learn)/quiz/new#startQuiz": own,
  "(learn)/quiz/new#tryAnother": { send: alone("attemptId", { index: "0" }), refusal: gone },
  "(learn)/today/calendar#changeCalendar": { send: null, silent: true },
  "(teach)/assignments/[assignmentId]#giveException": {
    send: (ids) =>
      form(["assignmentId"], {
        learners: [ids.learnerId ?? ""],
        extraTimePercent: "50",
        opens: "",
        due: "",
        closes: "",
      })(ids),
  },
  "(teach)/assignments/[assignmentId]#giveToo": {
    send: form(["assignmentId", "classroomId"], { opens: "", dueOn: nextWeek() }),
  },
  "(teach)/assignments/[assignmentId]#takeAwayException": { send: form(["assignmentId", "learnerId"]) },
  "(teach)/assignments/[assignmentId]#takeBack": { send: form(["assignmentId"]) },
  "(teach)/assignments/[assignmentId]/change#change": {
    send: form(["assignmentId"], {
      seen: "0",
      step: "save",
      title: "Mine now",
      kind: "practice",
      daysWanted: "1",
      dueOn: nextWeek(),
    }),
  },
  "(teach)/assignments/[assignmentId]/change#turnLock": { send: form(["assignmentId"], { locked: "yes" }) },
  "(teach)/assignments/[assignmentId]/questions/[questionId]#applyRuling": {
    send: form(["assignmentId", "questionId"], { ...SHOWN, ruling: "drop", reason: "Because." }),
  },
  "(teach)/assignments/[assignmentId]/questions/[questionId]#takeBackRuling": {
    send: form(["assignmentId", "questionId"], { ...SHOWN, rulingId: crypto.randomUUID() }),
  },
  "(teach)/classes#makeClass": own,
  "(teach)/classes#putStepsAway": own,
  "(teach)/classes#removeDemo": inClass(),
  "(teach)/classes#showDemo": own,
  "(teach)/classes/[classroomId]/settings#archiveClass": inClass(),
  "(teach)/classes/[classroomId]/settings#bringBackClass": inClass(),
  "(teach)/classes/[classroomId]#closeCode": inClass(),
  "(teach)/classes/[classroomId]/learners#letInAgain": learner(),
  "(teach)/classes/[classroomId]#newCode": inClass(),
  "(teach)/classes/[classroomId]#openCode": inClass(),
  "(teach)/classes/[classroomId]/settings#renameClass": inClass({ name: "Mine now" }),
  "(teach)/classes/[classroomId]/learners#saveExtraTime": learner({ percent: "50" }),
  "(teach)/classes/[classroomId]/learners#takeOut": learner(),
  "(teach)/classes/[classroomId]/assign#assign": { send: (ids) => ({ as: "form", fields: assignmentFields(ids) }) },
  "(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]#changeGrade": {
    send: form(["classroomId", "assignmentId", "learnerId"], { kind: "given", share: "0", reason: "Because." }),
  },
  "(teach)/classes/[classroomId]/gradebook/[assignmentId]/[learnerId]#comment": {
    send: form(["classroomId", "assignmentId", "learnerId"], { comment: "Said by a stranger." }),
  },
  "(teach)/classes/[classroomId]/restore/[learnerId]#makeLink": { send: form(["learnerId"]) },
  "(teach)/classes/[classroomId]/groups#dropGroup": { send: form(["classroomId", "groupId"]) },
  "(teach)/classes/[classroomId]/groups#makeGroup": inClass({ name: "Back row" }),
  "(teach)/classes/[classroomId]/groups#saveGroup": { send: form(["classroomId", "groupId"], { name: "Back row" }) },
  "(paper)/classes/[classroomId]/sign-in-cards#printCards": {
    send: (ids) => form(["classroomId"], { learner: [ids.learnerId ?? ""] })(ids),
  },
  "(teach)/classes/[classroomId]/learners/[learnerId]#deleteData": learner({ typed: "x" }),
  "(teach)/classes/[classroomId]/learners/[learnerId]#saveName": learner({ name: "Nobody" }),
  "(teach)/classes/[classroomId]/learners/add#addNumbered": inClass({ count: "3" }),
  "(teach)/classes/[classroomId]/learners/add#readList": inClass({ list: "Nobody", intent: "add" }),
  "(teach)/classes/[classroomId]/names#writeNamesAgain": inClass(),
  "(teach)/classes/[classroomId]/names#namesOnPaper": inClass({ written: "yes" }),
  "(teach)/classes/[classroomId]/settings#closeClass": inClass({ typed: "Fourth form of secrets" }),
  "(teach)/classes/[classroomId]/settings#invite": inClass({ email: "stranger@school.example" }),
  "(teach)/classes/[classroomId]/settings#inviteWithLink": inClass(),
  "(teach)/classes/[classroomId]/settings#leaveClass": inClass({ typed: "Fourth form of secrets" }),
  "(teach)/classes/[classroomId]/settings#putOutTeacher": { send: form(["classroomId", "teacherId"]) },
  "(teach)/classes/[classroomId]/settings#takeBackInvitation": { send: form(["classroomId", "invitationId"]) },
  "(teach)/classes/[classroomId]/settings#turnHarm": inClass({ includeHarm: "yes" }),
  "(teach)/invitation#acceptInvitation": {
    send: (ids) => ({ as: "form", fields: { id: ids.invitationId ?? "" } }),
    refusal: /^no-link$/,
  },
  "(teach)/invitation#declineInvitation": { send: (ids) => ({ as: "form", fields: { id: ids.invitationId ?? "" } }) },
  "(teach)/sets#addOwnCards": { send: form(["setId"]) },
  "(teach)/sets#changeOwnQuestion": {
    send: (ids) => form(["setId"], { change: `leave-out ${ids.cardId}` })(ids),
  },
  "(teach)/sets#copyShared": { send: form(["setId", "token"]) },
  "(teach)/sets#duplicate": { send: form(["setId"]) },
  "(teach)/sets#restoreSet": { send: form(["setId"], { number: "1" }) },
  "(teach)/sets#share": { send: form(["setId"], { shared: "no" }) },
  "(teach)/sets#makeSet": own,
  "(teach)/sets#putAway": { send: form(["setId"]) },
  "(teach)/sets#saveSet": { send: form(["setId"], { seen: "1", title: "Mine now", blueprint: BLUEPRINT }) },
};

/** What a route that takes a body is sent; those without one take what is in their address. */
export const bodies: Readonly<Record<string, (ids: Ids) => object>> = {
  "api/answers#POST": ({ attemptId }) => ({
    id: crypto.randomUUID(),
    attemptId,
    index: 0,
    given: { dontKnow: true },
    sequence: 1,
    confidence: null,
    activeMs: null,
  }),
  "api/answers/list#POST": ({ attemptId }) => ({ attemptId, index: 0 }),
  "api/attempts/extend#POST": ({ attemptId }) => ({ attemptId }),
  "api/attempts/hand-in#POST": ({ attemptId }) => ({ attemptId }),
  "api/sets/preview#POST": () => ({ blueprint: JSON.parse(BLUEPRINT), change: { kind: "draw" } }),
};

/** What follows the address of a route. */
export const queries: Readonly<Record<string, (ids: Ids) => string>> = {
  "api/attempts/clock#GET": ({ attemptId }) => `?attemptId=${attemptId}`,
  "api/sets/search#GET": () => "?q=accord",
};

/** Pages and routes that answer the pupil and not the teacher; of others the teacher is the right person. */
export const PUPILS_OWN: readonly string[] = ["(learn)/quiz/[attemptId]", "api/answers#POST", "api/attempts/clock#GET"];

/** What answers nobody here, and why. */
export const NOBODYS: Readonly<Record<string, string>> = {
  "(account)/admin/people/[userId]": "administrators alone",
  "(teach)/sets/shared/[setId]/[token]": "the token is a guess",
  "api/calendar/[userId]/[token]#GET": "the token is a guess",
  "api/own-images/[cardId]/[hash]#GET": "the card has no picture of this hash",
  "(learn)/quiz/[attemptId]/result": "the sitting goes on",
  "api/answers/list#POST": "the question is no map",
  "api/attempts/extend#POST": "the sitting has no time limit",
  "api/attempts/hand-in#POST": "the sitting is no test",
};

/** What is the sender's own, and takes no id of another's. */
export const OWN_ROUTES: readonly string[] = ["api/sets/preview#POST", "api/sets/search#GET"];
