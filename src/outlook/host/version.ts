/** True when `version` is `minimum` or higher; compares the numbers, so 1.10 is above 1.9. */
export function atLeast(version: string, minimum: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = minimum.split('.').map(Number);
  return major !== leastMajor ? major > leastMajor : minor >= leastMinor;
}
