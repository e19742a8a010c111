import { Address } from "../../_components/address";

type Props = { readonly value: string; readonly name?: string };

/** All 40 digits of an address, for comparing; on a narrow screen they break into lines. */
export function WholeAddress({ value, name }: Props) {
  return (
    <span className="break-all">
      <Address value={value} full {...(name === undefined ? {} : { name })} />
    </span>
  );
}
