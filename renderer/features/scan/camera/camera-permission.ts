/**
 * Calls `changed` whenever the browser's permission for the camera changes, until the answered function is called. A
 * browser that does not tell is no fault: the camera is tried again by time as well.
 */
export function watchCameraPermission(changed: () => void): () => void {
  if (!("permissions" in navigator)) return () => undefined;
  let status: PermissionStatus | null = null;
  let ended = false;
  navigator.permissions.query({ name: "camera" }).then(
    (known) => {
      if (ended) return;
      status = known;
      known.addEventListener("change", changed);
    },
    () => undefined,
  );
  return () => {
    ended = true;
    status?.removeEventListener("change", changed);
  };
}
