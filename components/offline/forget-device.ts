import { wipeJournal } from "@/components/offline/deed-journal";
import { deviceRows } from "@/components/offline/device-rows";
import { forgetReviews } from "@/components/offline/kept-reviews";
import { tellLeft } from "@/components/offline/left-here";
import { forgetPictures } from "@/components/offline/pictures";

/** Forgets everything of an account on this device, and lets its other open pages know: at signing out. */
export async function forgetDevice(account: string): Promise<void> {
  wipeJournal(account);
  await forgetPictures(null);
  await forgetReviews(deviceRows().transact, account);
  tellLeft(account);
}
