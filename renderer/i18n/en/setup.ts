/** The guide through a first setup. */
export const setup = {
  title: "Set up this till",
  open: "Set up step by step",
  goOn: "Go on with the setup",
  steps: "Steps",
  progress: "Step {{n}} of {{of}}",
  leave: "Esc leaves. Next time it goes on here.",
  next: "Next",
  language: { name: "Language", why: "What the screen speaks. Every cashier can switch it at any time." },
  terminal: { name: "Shop and till", why: "The name stands in the header and on slips, the cashier in the record." },
  mode: {
    name: "Training or live",
    why: "Stay in training until everything else is set up. Nothing here moves money until you go live.",
  },
  provider: {
    name: "Providers",
    why: "Switch on what the shop takes, fill in what the provider gave you, and test the connection.",
  },
  unit: { name: "Unit of the amount", why: "Anor alone needs this. It can wait until the device is there." },
  scanner: {
    name: "Scanner and camera",
    why: "Most scanners work at once: scan anything and see it arrive. Without a scanner the camera will do.",
  },
  printer: { name: "Printer", why: "Without a printer everything works but the slips." },
  pin: {
    name: "Manager’s PIN",
    why: "Live money waits for a manager: enter one, or go on without while you train.",
  },
  done: {
    name: "Ready",
    what: "That is all. Whatever is left can be done at any time in the settings, F9.",
    mode: "Mode",
    provider: "New sales go to",
    ready: "{{provider}}: ready",
    notReady: "{{provider}}: not ready yet",
    printer: "Printer",
    pin: "Manager’s PIN",
    set: "Set up",
    unset: "Not yet",
    sell: "To the till",
  },
};
