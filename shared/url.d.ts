// `URL` is in every runtime this code sees (Node and Chromium), but in no ECMAScript lib; this layer is compiled
// with neither DOM nor Node types, so the few members it uses are declared here.
declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly username: string;
  readonly password: string;
  readonly pathname: string;
  readonly origin: string;
  readonly searchParams: { getAll(name: string): string[] };
}
