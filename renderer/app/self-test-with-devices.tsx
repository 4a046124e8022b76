import { useCallback } from "react";
import { checkCamera } from "../features/scan/camera/check-camera.ts";
import { ScanCheck } from "../features/scan/setup/index.ts";
import { SelfTestPanel } from "../features/selftest/index.ts";
import { useStores } from "../stores/context.tsx";

/** The self-test with scanner and camera in it, which belong to the feature that knows them. */
export function SelfTestWithDevices({ onClose }: { readonly onClose: () => void }) {
  const { status } = useStores();
  const tryCamera = useCallback(() => {
    const scanner = status.getState().status?.settings.scanner ?? { cameraId: "", cameraName: "" };
    return checkCamera(scanner, "mediaDevices" in navigator ? navigator.mediaDevices : undefined);
  }, [status]);
  return <SelfTestPanel onClose={onClose} scanCheck={ScanCheck} tryCamera={tryCamera} />;
}
