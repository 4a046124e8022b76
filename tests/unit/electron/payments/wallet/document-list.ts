/** "Available currencies" of the provider's document (source 4), line by line as it stands there. */
export const DOCUMENT_LIST = `
Airtel Money, MGA - airtel.mga
Airtel Money, USD CONGO - airtel-congo.usd
Airtel Money, CDF CONGO - airtel-congo.cdf
Bank Transfer, NGN - bank.ngn
Bitcoin, BTC - bitcoin
Bitcoin Cash, BCH - bitcoin_cash
ChainLink, LINK - link
Ethereum, ETH - ethereum
Expresso, XOF SENEGAL - expresso-senegal.xof
FreeMoney, XOF SENEGAL - free_money-senegal.xof
IMPS, INR - imps.inr
Litecoin, LTC - litecoin
Monero, XMR - monero
MOOV, XOF TOGO - moov-togo.xof
MOOV, XOF CI - moov-ci.xof
MOOV, XOF BENIN - moov-benin.xof
MOOV, XOF MALI - moov-mali.xof
MOOV, XOF BURKINA-FASO - moov-burkina-faso.xof
MPesa, USD CONGO - mpesa-congo.usd
MPesa, CDF CONGO - mpesa-congo.cdf
MTN, XOF TOGO - mtn-togo.xof
MTN, XOF CI - mtn-ci.xof
MTN, XOF BENIN - mtn-benin.xof
MTN, GNF GUINEA - mtn-guinea.gnf
MVola, MGA - mvola.mga
Orange Money, MGA - orange_money.mga
Orange Money, XOF TOGO - orange_money-togo.xof
Orange Money, XOF CI - orange_money-ci.xof
Orange Money, XOF BENIN - orange_money-benin.xof
Orange Money, XOF SENEGAL - orange_money-senegal.xof
Orange Money, XOF BURKINA-FASO - orange_money-burkina-faso.xof
Orange Money, XOF MALI - orange_money-mali.xof
Orange Money, USD CONGO - orange_money-congo.usd
Orange Money, CDF CONGO - orange_money-congo.cdf
Orange Money, GNF GUINEA - orange_money-guinea.gnf
PayTM, INR - paytm.inr
Phone PE, INR - phonepe.inr
T-Money, XOF - tmoney.xof
Tether ERC20, USDT ERC20 - usdt_erc20
Tether TRC20, USDT TRC20 - usdt_trc20
Tron, TRX - tron
UPI, INR - upi.inr
USDC TRC20, USDC TRC20 - usdc_trc20
Vanilla Pay, MGA - vanilla_pay.mga
Verve, NGN - verve.ngn
VisaMaster, UAH - visamaster.uah
VisaMaster, USD - visamaster.usd
VisaMaster, NGN - visamaster.ngn
VisaMaster, XOF - visamaster.xof
Wave, XOF SENEGAL - wave-senegal.xof
Wave, XOF CI - wave-ci.xof
WizAll, XOF SENEGAL - wiz_all-senegal.xof
`;
