import { Component, type ErrorInfo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import styles from "./start-screen.module.css";

export interface CrashBoundaryProps {
  readonly children: ReactNode;
  /** Where a broken screen is told to, with the place in the tree where it broke. */
  readonly onCrash: (error: unknown, where: string) => void;
}

interface CrashState {
  readonly message: string | null;
}

/** A bug in the screen ends here: money is the main process's business and is on record there. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashState> {
  override readonly state: CrashState = { message: null };

  static getDerivedStateFromError(error: unknown): CrashState {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onCrash(error, info.componentStack ?? "");
  }

  override render(): ReactNode {
    return this.state.message === null ? this.props.children : <Broken message={this.state.message} />;
  }
}

function Broken({ message }: { readonly message: string }) {
  const { t } = useTranslation("checkout");
  return (
    <main className={styles.start} role="alert">
      <h1 className={styles.title}>{t("crash.title")}</h1>
      <p>{t("crash.what")}</p>
      <Button tone="primary" size="lg" onClick={() => window.location.reload()}>
        {t("crash.reload")}
      </Button>
      <p className={styles.detail}>{t("crash.ref", { message })}</p>
    </main>
  );
}
