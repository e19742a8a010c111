import type { messages } from "../_messages/en";

/** English is complete by definition; another language is checked against its shape. */
export type Messages = Widened<typeof messages>;

type Widened<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Widened<T[Key]> };
