import { walletSystems, type WalletSystem } from "../../../shared/domain/wallet-systems.ts";

/** The payment systems in which every typed word stands: in the name (which has the country), code or currency. */
export function findSystems(text: string): readonly WalletSystem[] {
  const wanted = text.trim().toLowerCase().split(/\s+/u);
  return walletSystems.filter((system) => {
    const said = `${system.name} ${system.code} ${system.currency}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}
