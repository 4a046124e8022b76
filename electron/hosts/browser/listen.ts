import type { Server } from "node:http";
import { err, ok, type Result } from "../../../shared/result.ts";

/** Listens on this machine's own address alone; answers the port, or the system's code, `EADDRINUSE` for a taken one. */
export function listenLocally(server: Server, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(err("code" in error ? String(error.code) : error.message)));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? ok(address.port) : err("no address"));
    });
  });
}
