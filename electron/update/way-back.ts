import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { syncFile } from "../journal/durable-files.ts";
import type { Logger } from "../logging/port.ts";
import { openStateFile } from "./state.ts";

/** What is needed to go back to the version that is about to be replaced. */
export interface WayBack {
  readonly from: string;
  readonly to: string;
  /** The package of the old version on this machine, where one is kept. */
  readonly file: string | null;
  /** The backups that were just made, by their paths. */
  readonly backups: readonly string[];
}

/** Where everything about updates lies. */
export const updatesFolder = (dataDir: string): string => join(dataDir, "updates");

export const WAY_BACK_FILE = "WAY-BACK.txt";

/**
 * Writes the way back as plain text, before anything is replaced: a till that does not start can't say it. In the
 * till's four languages, for whoever stands there.
 */
export function writeWayBack(folder: string, way: WayBack): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, WAY_BACK_FILE);
  const sections = [uzbek(way), russian(way), english(way), vietnamese(way)];
  writeFileSync(file, `${sections.map((lines) => lines.join("\r\n")).join("\r\n\r\n")}\r\n`, { mode: 0o600 });
  syncFile(file);
  return file;
}

/** Where the way back is written while an update has not come to its screen yet; null when there is none. */
export function wayBackOfPending(dataDir: string, log: Logger): string | null {
  const folder = updatesFolder(dataDir);
  const file = join(folder, WAY_BACK_FILE);
  return openStateFile(folder, log).current().pending !== null && existsSync(file) ? file : null;
}

function english({ from, to, file, backups }: WayBack): readonly string[] {
  return [
    `Tilla ${to} was installed over Tilla ${from}. If it does not start:`,
    "1. Restart the computer and start Tilla once more. No payment is sent while it does not start.",
    file === null
      ? `2. Install Tilla ${from} again from the stick or file that it came from.`
      : `2. Install the old version again from this file: ${file}`,
    "3. Start it. If it says that the journal is of a newer version: Settings, Journal, restore the newest backup.",
    ...backups.map((backup) => `   Backup: ${backup}`),
    "4. Sales made after that backup are in the file that is set aside; the provider's statement has their payments.",
  ];
}

function russian({ from, to, file, backups }: WayBack): readonly string[] {
  return [
    `Tilla ${to} установлена поверх Tilla ${from}. Если она не запускается:`,
    "1. Перезагрузите компьютер и запустите Tilla ещё раз. Пока она не запущена, платежи не отправляются.",
    file === null
      ? `2. Установите Tilla ${from} снова с флешки или из файла, с которого она была установлена.`
      : `2. Установите старую версию снова из этого файла: ${file}`,
    "3. Запустите её. Если она сообщает, что журнал от новой версии: Настройки, Журнал, восстановите последнюю копию.",
    ...backups.map((backup) => `   Копия: ${backup}`),
    "4. Продажи после этой копии лежат в отложенном файле; их платежи есть в выписке провайдера.",
  ];
}

function uzbek({ from, to, file, backups }: WayBack): readonly string[] {
  return [
    `Tilla ${from} oʻrniga Tilla ${to} oʻrnatildi. Agar u ochilmasa:`,
    "1. Kompyuterni qayta yoqing va Tillani yana bir marta oching. U ochilmaguncha hech qanday toʻlov yuborilmaydi.",
    file === null
      ? `2. Tilla ${from} ni u oʻrnatilgan fleshka yoki fayldan qayta oʻrnating.`
      : `2. Eski versiyani shu fayldan qayta oʻrnating: ${file}`,
    "3. Uni oching. Jurnal yangiroq versiyaniki desa: Sozlamalar, Jurnal, oxirgi nusxani tiklang.",
    ...backups.map((backup) => `   Nusxa: ${backup}`),
    "4. Shu nusxadan keyingi savdolar chetga olingan faylda; ularning toʻlovlari provayder koʻchirmasida bor.",
  ];
}

function vietnamese({ from, to, file, backups }: WayBack): readonly string[] {
  return [
    `Tilla ${to} đã được cài đè lên Tilla ${from}. Nếu máy không mở được:`,
    "1. Khởi động lại máy tính và mở Tilla một lần nữa. Khi chưa mở được thì không có khoản nào được gửi đi.",
    file === null
      ? `2. Cài lại Tilla ${from} từ USB hoặc tệp đã dùng để cài.`
      : `2. Cài lại phiên bản cũ từ tệp này: ${file}`,
    "3. Mở máy. Nếu máy báo nhật ký thuộc phiên bản mới hơn: Cài đặt, Nhật ký, khôi phục bản sao mới nhất.",
    ...backups.map((backup) => `   Bản sao: ${backup}`),
    "4. Các giao dịch sau bản sao đó nằm trong tệp được cất riêng; khoản thanh toán có trong sao kê của nhà cung cấp.",
  ];
}
