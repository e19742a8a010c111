/** What a pure command needs of the machine that it runs on. */
export type CommandIo = {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly print: (text: string) => void;
  readonly writeFile?: (path: string, bytes: Uint8Array) => Promise<void>;
  /** One JSON-RPC call of an Ethereum node. */
  readonly fetchRpc?: (url: string, method: string, params: readonly unknown[]) => Promise<unknown>;
};
