import { useTranslation } from "react-i18next";
import { useLane } from "../../stores/context.tsx";
import { AlertIcon } from "../../ui/icons.tsx";
import { placeOf, type NoticePlace } from "./notice-place.ts";
import { useNoticeText } from "./notice-text.ts";
import { SwitchProvider } from "./switch-provider.tsx";
import styles from "./notice-line.module.css";

/** What the lane has to say, in the stage that it concerns; an empty place otherwise. */
export function NoticeLine({ place }: { readonly place: NoticePlace }) {
  const notice = useLane((lane) => lane.notice);
  const count = useLane((lane) => lane.noticeCount);
  const text = useNoticeText(notice);
  const { t } = useTranslation("checkout");
  if (notice === null || text === null || placeOf(notice) !== place) return null;
  return (
    <div className={styles.notice} data-kind={notice.kind} key={count}>
      <span className={styles.sign}>
        <AlertIcon size={1.5} />
      </span>
      <div>
        <p className={styles.what}>{text.what}</p>
        {text.money !== null && <p className={styles.money}>{text.money}</p>}
        {text.now !== null && <p>{text.now}</p>}
        {text.detail !== null && (
          <p className={styles.detail}>
            {t("notice.detail")}: {text.detail}
          </p>
        )}
        {notice.kind === "other-provider" && <SwitchProvider to={notice.provider} />}
      </div>
    </div>
  );
}
