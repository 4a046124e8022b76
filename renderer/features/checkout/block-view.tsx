import { useTranslation } from "react-i18next";
import { useStores } from "../../stores/context.tsx";
import type { Block } from "../../stores/lane-block.ts";
import { useFormat } from "../../stores/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { blockText } from "./notice-text.ts";
import { ProviderPicker } from "./provider-picker.tsx";
import { StageActions, StageBody } from "./stage.tsx";
import { SmallPrint, Verdict } from "./verdict.tsx";

/** Nothing can be charged now, and why; said before anyone scans in vain. */
export function BlockView({ block }: { readonly block: Block }) {
  const { t } = useTranslation(["checkout", "errors"] as const);
  const { t: te } = useTranslation("errors");
  const { ui } = useStores();
  const text = blockText(t, te, useFormat(), block);
  return (
    <>
      <Verdict title={text.what} now={text.now ?? undefined} />
      <StageBody>
        {text.detail !== null && <SmallPrint>{text.detail}</SmallPrint>}
        <ProviderPicker />
        {block.kind !== "away" && (
          <StageActions>
            <Button tone="primary" size="lg" keyHint="F9" onClick={() => ui.getState().open("settings")}>
              {t("action.settings")}
            </Button>
          </StageActions>
        )}
      </StageBody>
    </>
  );
}
