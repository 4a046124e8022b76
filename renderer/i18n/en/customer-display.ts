/** The settings of the customer's screen. */
export const customerDisplay = {
  on: "Show the customer their payment on a second screen",
  onHint:
    "Amount, way to pay, the code to scan and the outcome. Nothing about the customer, nothing about other sales.",
  language: "Language of the customer’s screen",
  asScreen: "As the till",
  open: "Open the customer’s screen",
  openHint: "It comes up by itself on the second monitor. Closed by hand, it is opened here again.",
  openTabHint: "It opens as a tab: drag it onto the second monitor and press F11.",
};
