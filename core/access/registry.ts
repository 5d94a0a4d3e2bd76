import type { Permission } from "@/core/access/permissions";

// Every way into the app and what it needs. A page, action or route that is not here fails the tests, and so does one
// whose code asks for something else (tests/permissions.test.ts).

/** Pages by their folder in app/. */
export const pagePermissions = {
  "(account)/account": "account.read",
  "(account)/account/delete": "account.remove",
  "(account)/admin": "setting.read",
  "(account)/admin/people/[userId]": "person.read",
  "(account)/no-access": "page.read",
  "(auth)/forgot": "account.recover",
  "(auth)/join": "membership.create",
  "(auth)/reset": "account.recover",
  "(auth)/setup": "page.read",
  "(auth)/sign-in": "session.create",
  "(auth)/sign-up": "page.read",
  "(teach)/assignments/[assignmentId]": "gradebook.read",
  "(teach)/classes": "classroom.read",
  "(teach)/classes/[classroomId]": "classroom.read",
  "(teach)/classes/[classroomId]/assign": "assignment.create",
  "(teach)/classes/[classroomId]/restore/[learnerId]": "resetLink.create",
  "(teach)/sets": "set.read",
  "(teach)/sets/new": "set.create",
} as const satisfies Record<string, Permission>;

/** Server actions: folder of the actions file, and the function. */
export const actionPermissions = {
  "(account)#deleteMyAccount": "account.remove",
  "(account)#newRecoveryCode": "account.change",
  "(account)#saveEmail": "account.change",
  "(account)#savePassword": "account.change",
  "(account)#saveProfile": "account.change",
  "(account)#saveStudySettings": "account.change",
  "(account)#signOut": "session.remove",
  "(account)#signOutOfAll": "session.remove",
  "(account)/admin#makeResetLink": "resetLink.create",
  "(account)/admin#saveRole": "person.change",
  "(account)/admin#saveSettings": "setting.change",
  "(auth)#joinAction": "membership.create",
  "(auth)#mailResetAction": "account.recover",
  "(auth)#recoverAction": "account.recover",
  "(auth)#resetAction": "account.recover",
  "(auth)#setupAction": "setup.create",
  "(auth)#signUpAction": "account.create",
  "(teach)/assignments/[assignmentId]#takeBack": "assignment.change",
  "(teach)/classes#makeClass": "classroom.create",
  "(teach)/classes/[classroomId]#archiveClass": "classroom.change",
  "(teach)/classes/[classroomId]#bringBackClass": "classroom.change",
  "(teach)/classes/[classroomId]#closeCode": "classroom.change",
  "(teach)/classes/[classroomId]#letInAgain": "membership.remove",
  "(teach)/classes/[classroomId]#newCode": "classroom.change",
  "(teach)/classes/[classroomId]#openCode": "classroom.change",
  "(teach)/classes/[classroomId]#renameClass": "classroom.change",
  "(teach)/classes/[classroomId]#takeOut": "membership.remove",
  "(teach)/classes/[classroomId]/assign#assign": "assignment.create",
  "(teach)/classes/[classroomId]/restore/[learnerId]#makeLink": "resetLink.create",
  "(teach)/sets#makeSet": "set.create",
  "(teach)/sets#putAway": "set.change",
  "(teach)/sets#saveSet": "set.change",
} as const satisfies Record<string, Permission>;

/** Route handlers: folder in app/, and the method. */
export const routePermissions = {
  "api/answers#POST": "attempt.change",
  "api/assignments/[assignmentId]/csv#GET": "gradebook.export",
  "api/auth/[...nextauth]#GET": "session.create",
  "api/auth/[...nextauth]#POST": "session.create",
  "api/health#GET": "health.read",
  "api/reviews#GET": "review.read",
  "api/reviews#POST": "review.create",
  "api/sample#GET": "page.read",
  "api/sample#POST": "page.read",
} as const satisfies Record<string, Permission>;
