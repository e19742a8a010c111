import { useTranslations } from "next-intl";
import { PaymentMethod } from "@/lib/core/subscription/payment-event";

/** The ways to pay, each with what it means for the tokens. */
export function MethodChoice({ onChange }: { readonly onChange: () => void }) {
  const t = useTranslations("investor.newOrder");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold text-14">{t("method")}</legend>
      {PaymentMethod.options.map((method, index) => (
        <label
          key={method}
          className="flex items-start gap-3 rounded-card border border-line bg-surface px-3 py-2 text-14 has-checked:border-accent-edge"
        >
          <input
            type="radio"
            name="method"
            value={method}
            defaultChecked={index === 0}
            onChange={onChange}
            className="mt-0.5 size-4 flex-none accent-accent-edge"
          />
          {t(`methods.${method}`)}
        </label>
      ))}
    </fieldset>
  );
}
