// The one global of the web platform that the rules use: browsers and Node have it alike. For types without either.
declare class URL {
  constructor(address: string);
  static canParse(address: string): boolean;
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
  readonly search: string;
  readonly hash: string;
}
