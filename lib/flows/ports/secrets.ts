/** Secure randomness. */
export interface Secrets {
  /** 256 random bits as 43 base64url characters. */
  newSecret(): string;
}
