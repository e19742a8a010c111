import type { Locale } from "./locales";

// Message keys are checked at run time and by `messages.test.ts`: as types, some thousand keys make the compiler need
// gigabytes and minutes.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
  }
}
