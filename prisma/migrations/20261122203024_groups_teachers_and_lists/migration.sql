-- AlterTable
ALTER TABLE "Classroom" ADD COLUMN     "pseudonyms" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "rosterNumber" INTEGER;

-- CreateTable
CREATE TABLE "ClassGroup" (
    "id" UUID NOT NULL,
    "classroomId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClassGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "groupId" UUID NOT NULL,
    "classroomId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("groupId","userId")
);

-- CreateTable
CREATE TABLE "TeacherInvitation" (
    "id" UUID NOT NULL,
    "classroomId" UUID NOT NULL,
    "email" TEXT,
    "codeHash" TEXT,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TeacherInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ClassGroup_classroomId_nameKey_key" ON "ClassGroup"("classroomId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "ClassGroup_id_classroomId_key" ON "ClassGroup"("id", "classroomId");

-- CreateIndex
CREATE INDEX "GroupMember_classroomId_userId_idx" ON "GroupMember"("classroomId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "TeacherInvitation_codeHash_key" ON "TeacherInvitation"("codeHash");

-- CreateIndex
CREATE INDEX "TeacherInvitation_email_idx" ON "TeacherInvitation"("email");

-- CreateIndex
CREATE INDEX "TeacherInvitation_createdBy_idx" ON "TeacherInvitation"("createdBy");

-- CreateIndex
CREATE UNIQUE INDEX "TeacherInvitation_classroomId_email_key" ON "TeacherInvitation"("classroomId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_classroomId_rosterNumber_key" ON "Membership"("classroomId", "rosterNumber");

-- AddForeignKey
ALTER TABLE "ClassGroup" ADD CONSTRAINT "ClassGroup_classroomId_fkey" FOREIGN KEY ("classroomId") REFERENCES "Classroom"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_groupId_classroomId_fkey" FOREIGN KEY ("groupId", "classroomId") REFERENCES "ClassGroup"("id", "classroomId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_classroomId_userId_fkey" FOREIGN KEY ("classroomId", "userId") REFERENCES "Membership"("classroomId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeacherInvitation" ADD CONSTRAINT "TeacherInvitation_classroomId_fkey" FOREIGN KEY ("classroomId") REFERENCES "Classroom"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeacherInvitation" ADD CONSTRAINT "TeacherInvitation_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
