/** Reading one roaming setting; apart from writing, as the launch-event script reads only. */
export function readSetting(name: string): unknown {
  const value: unknown = Office.context.roamingSettings.get(name);
  return value === null ? undefined : value;
}
