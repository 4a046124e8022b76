import { render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, test, vi } from "vitest";
import { CameraView } from "../../../../../../renderer/features/scan/camera/index.ts";
import { FakeMedia } from "./fake-media.ts";

const labels = {
  picture: "Camera",
  off: "The camera is off",
  starting: "Starting",
  noCamera: "No camera",
  denied: "Not allowed",
  busy: "In use",
  unplugged: "Unplugged",
  failed: "Failed",
  black: "Black",
  noPicture: "No picture",
  torch: "Lamp",
  zoom: "Zoom",
  choose: "Camera",
};

describe("the camera's view", () => {
  test("asks for no camera while no scan is due, and says that it is off", () => {
    const media = new FakeMedia("a");
    const getUserMedia = vi.fn();
    const mediaDevices = Object.assign(media.asMediaDevices(), { getUserMedia });
    vi.stubGlobal("navigator", Object.create(navigator, { mediaDevices: { value: mediaDevices } }));
    render(
      <StrictMode>
        <CameraView active={false} labels={labels} onScan={() => undefined} />
      </StrictMode>,
    );
    expect(screen.getByRole("region", { name: "Camera" })).toBeDefined();
    expect(screen.getByRole("status").textContent).toBe("The camera is off");
    expect(getUserMedia).not.toHaveBeenCalled();
  });
});
