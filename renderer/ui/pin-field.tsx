import { Field, type FieldProps } from "./field.tsx";

export type PinFieldProps = Pick<
  FieldProps,
  "label" | "value" | "onChange" | "required" | "error" | "hint" | "inputRef"
>;

/** Where a PIN is typed: hidden, with the digits' keyboard on a touch screen. */
export function PinField(props: PinFieldProps) {
  return <Field {...props} type="password" inputMode="numeric" maxLength={12} />;
}
