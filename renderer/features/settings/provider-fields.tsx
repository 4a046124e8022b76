import { useTranslation } from "react-i18next";
import type { ProviderId } from "../../../shared/domain/sale.ts";
import { appotapaySettingsSchema, freedomSettingsSchema } from "../../../shared/domain/settings.ts";
import { assertNever } from "../../../shared/result.ts";
import { useAppStatus } from "../../stores/context.tsx";
import { DraftField } from "../../ui/draft-field.tsx";
import { Select } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { AddressField } from "./address-field.tsx";
import { CaField } from "./ca-field.tsx";
import { WalletSystemChoice } from "./wallet-system-choice.tsx";
import type { Change } from "./use-change.ts";
import styles from "./settings-panel.module.css";

type FieldsProps = Pick<Change, "change">;

const { flow: freedomFlow, currency: freedomCurrency } = freedomSettingsSchema.shape;
const { flow: appotapayFlow } = appotapaySettingsSchema.shape;
const anything = () => null;

/** Where the provider is and who the shop is to it. */
export function ProviderFields({ id, change }: { readonly id: ProviderId } & FieldsProps) {
  return (
    <>
      <AddressField id={id} change={change} />
      <OwnFields id={id} change={change} />
      <CaField id={id} change={change} />
    </>
  );
}

function OwnFields({ id, change }: { readonly id: ProviderId } & FieldsProps) {
  switch (id) {
    case "anor":
      return null;
    case "freedom":
      return <FreedomFields change={change} />;
    case "appotapay":
      return <AppotapayFields change={change} />;
    case "wallet":
      return <WalletFields change={change} />;
    default:
      return assertNever(id);
  }
}

function FreedomFields({ change }: FieldsProps) {
  const { t } = useTranslation(["settings", "common"]);
  const { merchantId, flow, currency } = useAppStatus((status) => status.settings.providers.freedom);
  return (
    <>
      <div className={styles.pair}>
        <DraftField
          label={t("provider.fields.merchantId")}
          hint={t("provider.hints.merchantId")}
          value={merchantId}
          inputMode="numeric"
          maxLength={20}
          check={(text) => (/^\d*$/u.test(text.trim()) ? null : t("provider.digitsOnly"))}
          onKeep={(text) => change(t("provider.fields.merchantId"), { freedom: { merchantId: text } })}
        />
        <Select
          label={t("provider.fields.currency")}
          value={currency}
          options={freedomCurrency.options.map((value) => ({
            value,
            label: labelOf(value, t(`common:currency.${value}`)),
          }))}
          onChange={(value) => change(t("provider.fields.currency"), { freedom: { currency: value } })}
        />
      </div>
      <Segmented
        label={t("provider.fields.flow")}
        value={flow}
        options={freedomFlow.options.map((value) => ({ value, label: t(`provider.flows.${value}`) }))}
        onChange={(value) => change(t("provider.fields.flow"), { freedom: { flow: value } })}
      />
    </>
  );
}

function AppotapayFields({ change }: FieldsProps) {
  const { t } = useTranslation("settings");
  const { partnerCode, terminalId, flow } = useAppStatus((status) => status.settings.providers.appotapay);
  return (
    <>
      <div className={styles.pair}>
        <DraftField
          label={t("provider.fields.partnerCode")}
          hint={t("provider.hints.partnerCode")}
          value={partnerCode}
          maxLength={50}
          check={anything}
          onKeep={(text) => change(t("provider.fields.partnerCode"), { appotapay: { partnerCode: text } })}
        />
        <DraftField
          label={t("provider.fields.terminalId")}
          hint={t("provider.hints.terminalId")}
          value={terminalId}
          maxLength={20}
          check={anything}
          onKeep={(text) => change(t("provider.fields.terminalId"), { appotapay: { terminalId: text } })}
        />
      </div>
      <Segmented
        label={t("provider.fields.flow")}
        value={flow}
        options={appotapayFlow.options.map((value) => ({ value, label: t(`provider.flows.${value}`) }))}
        onChange={(value) => change(t("provider.fields.flow"), { appotapay: { flow: value } })}
      />
      <p className={styles.hint}>{t("provider.hints.vnd")}</p>
    </>
  );
}

function WalletFields({ change }: FieldsProps) {
  const { t } = useTranslation("settings");
  const { clientId, account, system } = useAppStatus((status) => status.settings.providers.wallet);
  return (
    <>
      <div className={styles.pair}>
        <DraftField
          label={t("provider.fields.clientId")}
          hint={t("provider.hints.clientId")}
          value={clientId}
          maxLength={40}
          check={anything}
          onKeep={(text) => change(t("provider.fields.clientId"), { wallet: { clientId: text } })}
        />
        <DraftField
          label={t("provider.fields.account")}
          hint={t("provider.hints.account")}
          value={account}
          maxLength={60}
          check={anything}
          onKeep={(text) => change(t("provider.fields.account"), { wallet: { account: text } })}
        />
      </div>
      <WalletSystemChoice
        value={system}
        onChange={(code) => change(t("provider.fields.system"), { wallet: { system: code } })}
      />
    </>
  );
}

/** The code, with the language's own word where it has one: "UZS, soʻm". */
function labelOf(code: string, word: string): string {
  return code === word ? code : `${code}, ${word}`;
}
