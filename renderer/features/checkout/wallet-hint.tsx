import { useTranslation } from "react-i18next";
import type { WalletHint as Wallet } from "../../../shared/domain/scan.ts";
import { useLane } from "../../stores/context.tsx";
import styles from "./ready-view.module.css";

const NAMES: Readonly<Record<Wallet, string>> = { payme: "Payme", click: "Click", uzum: "Uzum" };

/** A code that looks like another wallet's was sent all the same; it may be why the provider refuses it. */
export function WalletHint() {
  const { t } = useTranslation("checkout");
  const looksLike = useLane((state) => state.looksLike);
  if (looksLike === null) return null;
  return <p className={styles.how}>{t("code.looksLike", { wallet: NAMES[looksLike] })}</p>;
}
