/** How a field of the organization's settings is described, and how what is not set is filled in. */
import * as z from 'zod/mini';

export interface Field<Type extends z.ZodMiniType = z.ZodMiniType> {
  type: Type;
  /** What holds where nothing is set, made from what is set and from the fields before it. Absent: nothing. */
  default?: (others: never) => z.output<Type>;
  /** Of a part of the document: its own. */
  fields?: Fields;
}
export type Fields = { [name: string]: Field };

/** An object with the fields as they are set, or as they are by default. */
export type Filled<Of extends Fields> = z.output<z.ZodMiniObject<{ [Name in keyof Of]: Of[Name]['type'] }>>;

/** A field with a default. @param more what else is said of it */
export const field = <Type extends z.ZodMiniType, const More extends object = object>(
  type: Type,
  byDefault: (others: never) => z.output<Type>,
  more?: More,
) => ({ type, default: byDefault, ...(more as More) });

/** A field whose own fields have defaults. */
export const part = <Of extends Fields>(fields: Of) => ({
  fields,
  type: objectOf(fields),
  default: () => fill(fields, {}),
});

/** Fields with a default may be absent. Unknown ones are mistakes, for a misspelt switch would else be left as it was. */
export const objectOf = <Of extends Fields>(fields: Of): z.ZodMiniType<Filled<Of>> =>
  z.pipe(
    z.strictObject(
      Object.fromEntries(
        Object.entries(fields).map(([name, one]) => [name, one.default ? z.optional(one.type) : one.type]),
      ),
    ),
    z.transform((set: Record<string, unknown>) => fill(fields, set)),
  ) as z.ZodMiniType<unknown> as z.ZodMiniType<Filled<Of>>;

/** @param set of the right types; what is not of `fields` is left out */
export function fill<Of extends Fields>(fields: Of, set: object): Filled<Of> {
  const filled: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(fields)) {
    const others: Record<string, unknown> = { ...set, ...filled };
    const value = others[name] ?? one.default?.(others as never);
    if (value !== undefined) filled[name] = value;
  }
  return filled as Filled<Of>;
}
