/** A machine that is only a till. */
export const kiosk = {
  fullScreen: "Full screen only",
  fullScreenHint:
    "Tilla fills the screen and can’t be closed until this is switched off here. The system’s own keys, such as Ctrl+Alt+Del, stay with the system.",
  startAtLogin: "Start with the machine",
  startAtLoginHint: "Tilla starts by itself when its user logs in.",
  unavailable: "This copy was not installed and can’t be started by the system.",
  failed:
    "The system didn’t let Tilla change what starts at login. Sales aren’t affected. Check the rights of this user’s settings folder and disk space, then switch it again.",
};
